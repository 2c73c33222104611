import type { Page } from "playwright-core";

/** What a rater does in the booth, by what stands on the buttons. */
export async function signInWith(page: Page, card: string): Promise<void> {
  await page.goto(card);
  await page.getByRole("button", { name: "签到领取投票凭证" }).click();
  await page.getByText("已签到，凭证保存在这部手机里").first().waitFor();
}

/** Fill in a ballot indicator by indicator with one level for everybody, and stop before it is cast. */
export async function fillIn(page: Page, level: string): Promise<void> {
  await page
    .getByRole("button", { name: /填写测评票|继续填写/ })
    .first()
    .click();
  const next = page.getByRole("button", { name: "下一页" });
  for (let last = false; !last; ) {
    await page.getByRole("radio", { name: level }).first().waitFor();
    last = (await next.count()) === 0;
    for (const choice of await page.getByRole("radio", { name: level }).all()) await choice.check();
    if (!last) await next.click();
  }
  await page.getByRole("button", { name: "检查" }).click();
  await page.getByText("已全部填写").waitFor();
}

export async function cast(page: Page): Promise<void> {
  await page.getByRole("button", { name: "投票", exact: true }).click();
}

export function taken(page: Page): Promise<void> {
  return page.getByText("票箱已收下您的票").first().waitFor();
}
