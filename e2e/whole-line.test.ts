import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  freshInstallation,
  hasBrowser,
  type Installation,
  launchBrowser,
  signIn,
  watchedContext,
} from "./harness.ts";
import { type Credentials, makeAccounts } from "./people.ts";

const ROOT = join(import.meta.dirname, "..");
const SHARED = join(ROOT, "../shared/data");
/** The real roster and ratings when they lie beside the project, else the project's own. */
const REAL = existsSync(join(SHARED, "roster-qinglan.xlsx"));
const ROSTER = REAL ? join(SHARED, "roster-qinglan.xlsx") : join(ROOT, "examples/roster.xlsx");
const RATINGS = REAL ? join(SHARED, "leadership-ratings.csv") : join(ROOT, "examples/ratings.csv");
const PEOPLE = REAL ? 49 : 40;

/** The main job as an office does it, from the untidy roster to the verified log, each step by whose step it is. */
describe.skipIf(!hasBrowser)("the whole line in the browser", () => {
  let browser: Browser;
  let installation: Installation;
  let accounts: Map<string, Credentials>;
  let office: Page;
  let leader: Page;
  const foreign: string[][] = [];
  const contexts: BrowserContext[] = [];
  let campaign = "";

  beforeAll(async () => {
    [browser, installation] = await Promise.all([launchBrowser(), freshInstallation(["--empty"])]);
    accounts = await makeAccounts(installation.url, installation.output(), [
      { username: "wang.kh", role: "office" },
      { username: "li.ld", role: "leader" },
    ]);
    office = await signedIn("wang.kh");
    leader = await signedIn("li.ld");
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  async function signedIn(username: string, width = 1440): Promise<Page> {
    const watched = await watchedContext(browser, installation.url, { width });
    foreign.push(watched.foreign);
    contexts.push(watched.context);
    const page = await watched.context.newPage();
    const { password } = accounts.get(username)!;
    await signIn(page, username, password);
    return page;
  }

  async function step(page: Page, button: RegExp, reason?: string): Promise<void> {
    await page.goto(campaign);
    await page.getByRole("button", { name: button }).click();
    const dialog = page.getByRole("dialog");
    if (reason !== undefined) await dialog.getByRole("textbox").fill(reason);
    await dialog.getByRole("button", { name: "确认" }).click();
    await dialog.waitFor({ state: "hidden" });
  }
  async function twoPeople(stage: string, reason?: string): Promise<void> {
    await step(office, new RegExp(`提出进入“${stage}”`), reason);
    await step(leader, new RegExp(`确认进入“${stage}”`));
  }

  async function bestPlaced(): Promise<{ cadreId: string; name: string }> {
    const answer = await office.request.get(`/api${campaign}/results?sort=rank&size=1`);
    const { items } = (await answer.json()) as { items: { cadreId: string; name: string }[] };
    return items[0]!;
  }

  test("1. the roster is previewed with its mistakes, imported, and unchanged the second time", async () => {
    await office.goto("/roster/import");
    await office.locator("input[type=file]").setInputFiles(ROSTER);
    const confirm = office.getByRole("button", { name: /^导入：|^导入|新增/ }).last();
    await office.getByText(/错误 \(\d+\)/).waitFor();
    if (REAL) {
      await office.getByText("没有 13 月").waitFor();
      await office.getByText(/与第 141 行是同一个人/).waitFor();
    }
    await confirm.click();
    await office.getByRole("link", { name: "查看干部库" }).waitFor();
    await office.goto("/roster/import");
    await office.locator("input[type=file]").setInputFiles(ROSTER);
    await office.getByRole("button", { name: "没有需要导入的变化" }).waitFor();
    await office.goto("/roster");
    await office.getByText(`共 ${REAL ? 292 : 254} 条`).waitFor();
  });

  test("2. an annual campaign over all units is created and frozen by two people", async () => {
    await office.goto("/campaigns/new");
    await office.getByLabel("考核方案").click();
    await office
      .getByText(/县直部门主要负责人年度考核方案/)
      .last()
      .click();
    await office.getByText(/全部有主要负责人的单位/).click();
    await office.getByRole("button", { name: "新建考核活动" }).click();
    await office.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
    campaign = new URL(office.url()).pathname;
    await twoPeople("冻结");
    await office.goto(`${campaign}/snapshot`);
    await office.getByText(`共 ${PEOPLE} 条`).waitFor();
    await step(office, /进入“采集”/);
  });

  test("3. ratings collected offline are mapped, checked and counted", async () => {
    await office.goto(`${campaign}/evidence`);
    await office.locator("input[type=file]").setInputFiles(RATINGS);
    await office.waitForURL(/\/evidence\/[0-9a-f-]{36}/);
    await office.getByRole("button", { name: /核对/ }).first().click();
    const count = office.getByRole("button", { name: /计入 \d+ 张测评票/ });
    await count.click();
    await office.waitForURL(/\/evidence$/);
    await office.getByText("已计入").first().waitFor();
    await twoPeople("封箱");
  });

  test("4. score sheets are computed, each a tree down to the counts, with reliability", async () => {
    await step(office, /进入“核算”/);
    await office.goto(`${campaign}/results`);
    await office.getByRole("button", { name: "核算" }).first().click();
    await office.getByText(`共 ${PEOPLE} 条`).waitFor();
    await office.goto("/results");
    if (REAL)
      await office
        .getByRole("row", { name: /C38|县乡村振兴局/ })
        .getByText("3.7394")
        .waitFor();
    await office.locator("tbody a").first().click();
    await office.getByRole("treeitem", { name: /民主测评/ }).click();
    await office.getByRole("treeitem", { name: /^.*德/ }).first().click();
    await office.getByRole("heading", { name: "得分表" }).waitFor();
  });

  test("5. grades are proposed within the quota, decided by people, posted and made final by two", async () => {
    await twoPeople("评议");
    await office.goto(`${campaign}/results`);
    await office
      .getByText(/人 × 20% = /)
      .first()
      .waitFor();
    await office.getByRole("button", { name: /选中本页未评定的 \d+ 人/ }).click();
    await office.getByRole("button", { name: /按建议评定 \d+ 人/ }).click();
    await office.getByText(/已按建议评定 \d+ 人/).waitFor();
    await office.getByRole("button", { name: /^选中本页未评定的 0 人/ }).waitFor();
    await twoPeople("公示");
    // The days of posting are not over: going on takes a reason and two people.
    await twoPeople("定等", "浏览器测试，不等待公示期满");
    await step(office, /进入“反馈”/);
  });

  test("6. letters are drafted, checked and released, and come as one zip of Word and PDF", async () => {
    await office.goto(`${campaign}/letters`);
    await office.getByRole("button", { name: "起草缺少的意见书" }).click();
    await office.getByText("可发出").first().waitFor();
    await office.getByRole("button", { name: "全部发出" }).click();
    await office
      .getByRole("tooltip")
      .getByRole("button", { name: /确\s?定/ })
      .click();
    await office.getByText(`已发出 ${PEOPLE} 份`).waitFor();
    await office.getByRole("button", { name: /导出全部/ }).click();
    const download = office.waitForEvent("download");
    await office
      .getByRole("link", { name: "下载" })
      .or(office.getByRole("button", { name: "下载" }))
      .first()
      .click();
    const files = Object.keys(unzipSync(readFileSync(await (await download).path())));
    expect(files.filter((name) => name.endsWith(".docx"))).toHaveLength(PEOPLE);
    expect(files.filter((name) => name.endsWith(".pdf"))).toHaveLength(PEOPLE);
  });

  test("7. the head of a unit sees only the own result, on a phone, and acknowledges", async () => {
    const { cadreId, name } = await bestPlaced();
    const made = await makeAccounts(installation.url, installation.output(), [
      { username: "head.own", role: "cadre", cadreId },
      { username: "audit.own", role: "audit_officer" },
    ]);
    for (const [username, credentials] of made) accounts.set(username, credentials);
    const head = await signedIn("head.own", 360);
    await head.getByRole("heading", { name: "我的考核" }).waitFor();
    await head.getByText(/第 1 名/).waitFor();
    await head.getByRole("button", { name: "看这个分数" }).first().click();
    await head
      .getByText(/张有效票/)
      .first()
      .waitFor();
    await head
      .getByRole("button", { name: "签 收" })
      .or(head.getByRole("button", { name: "签收" }))
      .click();
    await head.getByText(/已于 .* 签收/).waitFor();
    const people = await head.request.get("/api/cadres");
    expect(people.status()).toBe(403);
    await office.goto(`${campaign}/letters`);
    await office
      .getByRole("row", { name: new RegExp(name) })
      .getByText("已签收")
      .first()
      .waitFor();
  });

  test("a feedback giver is assigned, talks by the guide and records it on a phone; the head confirms", async () => {
    const { name } = await bestPlaced();
    const made = await makeAccounts(installation.url, installation.output(), [
      { username: "giver.own", role: "feedback_giver" },
    ]);
    for (const [username, credentials] of made) accounts.set(username, credentials);
    await office.goto(`${campaign}/letters`);
    await office.getByRole("checkbox", { name, exact: true }).check();
    await office.getByRole("button", { name: /^指定反馈人/ }).click();
    const drawer = office.getByRole("dialog");
    await drawer.getByRole("cell", { name: "giver.own" }).waitFor();
    await drawer.getByRole("button", { name: "确定指定 1 人" }).click();
    await office.getByText("已为 1 人指定反馈人").waitFor();
    const giver = await signedIn("giver.own", 360);
    await giver.getByRole("link", { name: new RegExp(`与${name}（.*）反馈谈话`) }).click();
    await giver.getByRole("heading", { name: "谈话提纲" }).waitFor();
    await giver.getByLabel("部分接受").check();
    await giver.getByLabel(/本人的说法/).fill("第二项另有原因，已说明");
    await giver.getByRole("button", { name: "保存记录" }).click();
    await giver.getByText(/已记录，等待本人确认；/).waitFor();
    const head = await signedIn("head.own", 360);
    await head.getByText("第二项另有原因，已说明").waitFor();
    await head.getByRole("button", { name: "提交确认" }).click();
    await head.getByText(/您已于 .* 确认属实/).waitFor();
    await office.goto(`${campaign}/letters?talk=confirmed`);
    await office
      .getByRole("row", { name: new RegExp(name) })
      .getByText("本人已确认")
      .waitFor();
  });

  test("8. the exported log verifies without the server, and one changed byte is named", async () => {
    const auditor = await signedIn("audit.own");
    await auditor.goto("/oversight");
    const download = auditor.waitForEvent("download");
    await auditor.getByRole("link", { name: "导出审计记录" }).click();
    const log = readFileSync(await (await download).path());
    expect(verify(log).status).toBe(0);
    const changed = Buffer.from(log);
    const at = log.indexOf('"action":"campaign.freeze"') + '"action":"'.length;
    changed[at] = changed[at]! ^ 1;
    const verdict = verify(changed);
    expect(verdict.status).toBe(1);
    expect(verdict.stdout + verdict.stderr).toMatch(/\d+/);
  });

  test("no page asked another host for anything", () => {
    expect(foreign.flat()).toEqual([]);
  });
});

/** `npx hengjian verify audit FILE` in a folder of its own, as a supervisor runs it. */
function verify(log: Buffer) {
  const file = join(mkdtempSync(join(tmpdir(), "hengjian-audit-")), "audit.jsonl");
  writeFileSync(file, log);
  const program = join(ROOT, "apps/cli/bin/hengjian.mjs");
  return spawnSync(process.execPath, [program, "verify", "audit", file], { encoding: "utf8" });
}
