import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  freshInstallation,
  hasBrowser,
  type Installation,
  launchBrowser,
  signIn,
  watchedContext,
} from "./harness.ts";
import { faultsOfPages } from "./page-check.ts";
import { type Credentials, makeAccounts } from "./people.ts";
import { collectingCampaign } from "./rounds.ts";

const BALLOTS = 12;

/** A vote on paper as a village holds it: counted by hand, entered by two people in two browsers, taken as evidence. */
describe.skipIf(!hasBrowser)("ballots on paper in the browser", () => {
  let browser: Browser;
  let installation: Installation;
  let accounts = new Map<string, Credentials>();
  let campaign = "";
  let place = "";
  let office: Page;
  let supervisor: Page;

  beforeAll(async () => {
    [browser, installation] = await Promise.all([launchBrowser(), freshInstallation(["--empty"])]);
    const { url, output } = installation;
    accounts = await makeAccounts(url, output(), [
      { username: "office.own", role: "office" },
      { username: "leader.own", role: "leader" },
      { username: "supervisor.own", role: "supervisor" },
    ]);
    const people = { office: accounts.get("office.own")!, leader: accounts.get("leader.own")! };
    campaign = `/campaigns/${await collectingCampaign(url, people)}`;
    office = await signedIn("office.own", 1440);
    supervisor = await signedIn("supervisor.own", 360);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  async function signedIn(username: string, width: number): Promise<Page> {
    const { context } = await watchedContext(browser, installation.url, { width });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await signIn(page, username, accounts.get(username)!.password);
    return page;
  }

  const option = (page: Page) => page.locator(".ant-select-dropdown:visible .ant-select-item-option");

  /** By keyboard: totals, then level 4 row by row with Enter, the rest as 0. */
  async function fill(page: Page, level = BALLOTS): Promise<void> {
    for (const label of ["应到", "发出", "收回", "有效"])
      await page.getByLabel(label, { exact: true }).fill(String(BALLOTS));
    const rows = await page.locator("tbody th[scope=row]").count();
    await page.getByRole("textbox", { name: /较好$/ }).first().focus();
    for (let i = 0; i < rows; i++) {
      await page.keyboard.type(String(i === 0 ? level : BALLOTS));
      await page.keyboard.press("Enter");
    }
    await page.getByRole("button", { name: "空白处填 0" }).click();
  }

  test("1. the office opens a count beside the rounds and enters it by keyboard", async () => {
    await office.goto(`${campaign}/ballots`);
    await office.getByRole("button", { name: "录入纸质票" }).click();
    const dialog = office.getByRole("dialog");
    await dialog.getByLabel("评价主体").click();
    await option(office).last().click();
    await dialog.getByLabel("被测评人").click();
    await option(office).first().click();
    await office.keyboard.press("Escape");
    await dialog.getByLabel("计票地点").fill("青石村村委会");
    await dialog.getByLabel(/备注/).fill("停电，改用纸质票");
    await dialog.getByRole("button", { name: "录入纸质票" }).click();
    await office.waitForURL(/\/ballots\/paper\/[0-9a-f-]{36}$/);
    place = new URL(office.url()).pathname;
    const download = office.waitForEvent("download");
    await office.getByRole("link", { name: "下载计票表" }).click();
    const form = await download;
    expect(form.suggestedFilename()).toBe("计票表-青石村村委会.xlsx");
    await office.getByLabel("上传填好的表").setInputFiles({
      name: form.suggestedFilename(),
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: readFileSync(await form.path()),
    });
    await office.getByText("已填入，请核对后保存或提交").waitFor();
    await fill(office, BALLOTS - 1);
    await office.getByText(`${BALLOTS - 1} ≠ ${BALLOTS}`).waitFor();
    await office.getByRole("button", { name: "提交", exact: true }).click();
    await office.getByText(new RegExp(`各格合计 ${BALLOTS - 1}，应等于有效 ${BALLOTS}`)).waitFor();
    await office.reload();
    expect(await office.getByLabel("有效", { exact: true }).inputValue()).toBe(String(BALLOTS));
    await office.getByRole("textbox", { name: /较好$/ }).first().fill(String(BALLOTS));
    await office.getByRole("button", { name: "提交", exact: true }).click();
    await office.getByText("您已提交。还需另一人用自己的账号再录一遍").waitFor();
  });

  test("2. the supervisor enters it anew on a phone, sees nothing of the first, and differs in one cell", async () => {
    await supervisor.goto(place);
    await supervisor.getByText("请对照原票独立录入").waitFor();
    expect(await supervisor.getByLabel("有效", { exact: true }).inputValue()).toBe("");
    await fill(supervisor, BALLOTS - 1);
    await supervisor.getByRole("textbox", { name: /一般$/ }).first().fill("1");
    await supervisor.getByRole("button", { name: "提交", exact: true }).click();
    await supervisor.getByText("两次录入有 2 格不一致").waitFor();
    await supervisor.getByText(`对方 ${BALLOTS}`).waitFor();
  });

  test("3. the cells that differ stand side by side; put right, they are taken and marked as paper", async () => {
    await office.reload();
    const differing = office.getByRole("region", { name: "不一致的格" });
    await differing.getByRole("row").nth(2).waitFor();
    expect(await differing.getByRole("row", { name: /较好/ }).textContent()).toMatch(
      new RegExp(`${BALLOTS}${BALLOTS - 1}$`),
    );
    await supervisor.getByRole("textbox", { name: /较好$/ }).first().fill(String(BALLOTS));
    await supervisor.getByRole("textbox", { name: /一般$/ }).first().fill("0");
    await supervisor.getByRole("button", { name: "提交", exact: true }).click();
    await supervisor.getByText("两次录入完全一致").waitFor();
    await office.reload();
    await office.getByRole("button", { name: "计入考核依据" }).click();
    await office.locator(".ant-popconfirm").getByRole("button", { name: /确/ }).click();
    await office.getByText("由 office.own、supervisor.own 两人分别录入、核对一致").waitFor();
    await office.goto(`${campaign}/evidence`);
    await office.getByRole("link", { name: "含纸质票" }).waitFor();
  });

  test("4. nobody meets a fault on its pages, on a small phone, in the dark or in English", async () => {
    const paths = [`${campaign}/ballots`, place];
    const views = [{ width: 360 }, { width: 1366, dark: true }, { width: 1366, language: "en" }] as const;
    for (const view of views) {
      const person = accounts.get("office.own")!;
      const faults = await faultsOfPages(browser, installation.url, person, paths, view);
      // This county is a real one as far as the page knows, so it need not call itself fictional.
      expect(faults.filter((one) => !one.endsWith("the county is fictional"))).toEqual([]);
    }
  });

  test("5. taken out again by two people, it stays on the list", async () => {
    await office.goto(place);
    await office.getByRole("button", { name: "提出撤回" }).click();
    const dialog = office.getByRole("dialog");
    await dialog.getByLabel("理由").fill("录错会场");
    await dialog.getByRole("button", { name: "确认" }).click();
    await office.getByText("另一人确认之前仍然计入").waitFor();
    expect(await office.getByRole("button", { name: "确认撤回" }).count()).toBe(0);
    await supervisor.goto("/start");
    await supervisor.getByRole("link", { name: /确认撤回纸质票/ }).click();
    await supervisor.getByRole("button", { name: "确认撤回" }).click();
    await supervisor.locator(".ant-popconfirm").getByRole("button", { name: /确/ }).click();
    await supervisor.getByText("已由两人撤回，不再计入").waitFor();
    await office.goto(`${campaign}/ballots`);
    await office
      .getByRole("row", { name: /青石村村委会/ })
      .getByText("已撤回")
      .waitFor();
  });
});
