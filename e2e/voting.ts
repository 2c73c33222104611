import { nodeRandom } from "@hengjian/ballot/node";
import { seeded, testSheets } from "@hengjian/ballot/testing";
import type { Page } from "playwright-core";
import { type Net, Session } from "../apps/booth/src/session.ts";

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

/** The booth's own way from a code to the receipt without its pages, for raters who only fill the hall. */
export async function voteWithoutPages(booth: string, code: string, seed: number): Promise<void> {
  const kept = new Map<string, string>();
  const session = await Session.open({
    shelf: {
      get: async (key) => kept.get(key) ?? null,
      put: async (key, value) => void kept.set(key, value),
      remove: async (key) => void kept.delete(key),
    },
    net: { get: (url) => ask(url), post: (url, body) => ask(url, body) },
    random: nodeRandom,
    box: booth,
    fragment: "",
  });
  await session.signIn(code);
  for (const { group } of await session.groups()) {
    await session.seal(group.id, testSheets(session.frozen, group.id, seeded(seed)));
    const { step } = await session.send(group.id);
    if (step !== "taken") throw new Error(`The ballot of ${group.id} was not taken: ${step}`);
  }
}

const ask = async (url: string, body?: string): ReturnType<Net["get"]> => {
  const origin = new URL(url).origin;
  const answer = await fetch(
    url,
    body === undefined
      ? {}
      : { method: "POST", body, headers: { "content-type": "application/json", origin } },
  );
  return { status: answer.status, body: await answer.text() };
};
