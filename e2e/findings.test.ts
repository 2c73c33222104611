import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ApiClient } from "../apps/cli/src/client.ts";
import {
  freshInstallation,
  hasBrowser,
  type Installation,
  launchBrowser,
  signIn,
  watchedContext,
} from "./harness.ts";

const PASSWORD = "Yunxi-2026";

/** A lead from the start page to its disposition, by the people of the fictional county. */
describe.skipIf(!hasBrowser)("working through findings in the browser", () => {
  let browser: Browser;
  let installation: Installation;
  let campaigns: Map<string, string>;
  /** Leads to check in the campaign that deliberates. */
  let open = 0;
  beforeAll(async () => {
    [browser, installation] = await Promise.all([launchBrowser(), freshInstallation()]);
    const office = new ApiClient(installation.url);
    await office.signIn("office1", PASSWORD);
    const { items } = await office.get<{ items: { campaignId: string; stage: string }[] }>("/api/campaigns");
    campaigns = new Map(items.map((one) => [one.stage, `/campaigns/${one.campaignId}`]));
    const { counts } = await office.get<{ counts: { open: number } }>(
      `/api${campaigns.get("deliberate")}/analysis`,
    );
    open = counts.open;
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  async function asUser(username: string, width = 1366): Promise<Page> {
    const { context } = await watchedContext(browser, installation.url, { width });
    const page = await context.newPage();
    await signIn(page, username, PASSWORD);
    return page;
  }

  test("the start page leads to the leads that wait", async () => {
    const page = await asUser("supervisor");
    await page
      .getByRole("link", { name: `2026年第二季度平时考核（县直单位主要负责人） ${open} 条线索待核` })
      .click();
    await page.waitForURL(/\/findings\?state=open/);
    await page.getByText("线索不是结论").waitFor();
    await page.getByRole("tab", { name: `线索（待核 ${open} 条）` }).waitFor();
    await page.getByText(`共 ${open} 条`).waitFor();
  });

  test("a lead says what was found, how sure it is and by what evidence, and is settled with a reason", async () => {
    const page = await asUser("supervisor");
    await page.goto(`${campaigns.get("deliberate")}/findings?test=blocs`);
    await page.getByRole("link", { name: /张票分成两群/ }).click();
    await page.getByRole("heading", { name: "两派票" }).waitFor();
    await page.getByText(/单凭偶然出现这样数据的可能/).waitFor();
    await page.getByRole("img", { name: /的两群票/ }).waitFor();
    await page.getByRole("row", { name: /高的一群 \d\.\d\d \d+/ }).waitFor();
    const save = page.getByRole("button", { name: "保存处理" });
    await page.getByRole("radio", { name: "核实属实" }).check();
    expect(await save.isDisabled()).toBe(true);
    await page.getByRole("textbox", { name: /理由/ }).fill("监票人证实会前有人打招呼");
    await save.click();
    await page.getByRole("listitem").filter({ hasText: "监票人证实会前有人打招呼" }).waitFor();
    await page.getByRole("button", { name: "下一条待核" }).click();
    await page.getByText("还没有人处理。").waitFor();
    await page.goto(`${campaigns.get("deliberate")}/findings?state=confirmed`);
    await page.getByText("共 1 条").waitFor();
    await page.getByRole("tab", { name: `线索（待核 ${open - 1} 条）` }).waitFor();
  });

  test("analysed again, the ratings give the same, and what was said stays", async () => {
    const page = await asUser("office1");
    await page.goto(`${campaigns.get("deliberate")}/findings`);
    await page.getByRole("button", { name: "重新分析" }).click();
    await page.getByRole("status").getByText("已完成").waitFor();
    await page.getByRole("tab", { name: `线索（待核 ${open - 1} 条）` }).waitFor();
  });

  test("whoever deliberates sees the lead beside the proposal, as a lead", async () => {
    const page = await asUser("leader");
    await page.goto(`${campaigns.get("deliberate")}/results`);
    await page.getByText(`${open - 1} 条线索待核`).waitFor();
    const row = page
      .getByRole("row")
      .filter({ hasText: /线索 \d/ })
      .first();
    await row
      .getByRole("button", { name: "评 定" })
      .or(row.getByRole("button", { name: "评定" }))
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("线索只提示去核实，不是压低或拔高等次的理由").waitFor();
    await dialog.getByRole("link").first().click();
    await page.getByText("您的角色可以查看，不能处理。").waitFor();
  });

  test("a campaign is made whose scores use the severity of raters, and says so", async () => {
    const page = await asUser("office2");
    await page.goto("/campaigns/new");
    await page.getByLabel("考核方案").click();
    await page
      .getByText(/县直部门主要负责人年度考核方案/)
      .last()
      .click();
    await page.getByRole("radio", { name: /用于计分/ }).check();
    await page.getByRole("button", { name: "新建考核活动" }).click();
    await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
    await page.getByText("用于计分").waitFor();
  });

  test("the score sheet shows raw and adjusted mean side by side, on a phone too", async () => {
    const page = await asUser("leader", 360);
    await page.goto(`${campaigns.get("decide")}/results`);
    await page.locator("tbody a").first().click();
    await page.getByRole("treeitem", { name: /宽严校正后的平均/ }).click();
    await page.getByRole("img", { name: "原始平均与宽严校正后并列" }).waitFor();
    await page.getByText("方案规定宽严校正用于计分。").waitFor();
    await page.getByRole("row", { name: /校正后 \d\.\d\d \d\.\d\d – \d\.\d\d/ }).waitFor();
  });

  test("leaders see how reliable each campaign was and how many raters would be enough", async () => {
    const page = await asUser("leader");
    await page.goto("/insights?tab=quality");
    await page.getByText(/次考核中，\d+ 次的平均分可信/).waitFor();
    await page.getByRole("img", { name: /各次考核平均分的信度/ }).waitFor();
    await page.getByRole("link", { name: "可以校正" }).first().click();
    await page.getByRole("heading", { name: "评价人宽严与校正" }).waitFor();
  });
});
