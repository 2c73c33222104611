import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ApiClient } from "../apps/cli/src/client.ts";
import { pdfText } from "../apps/server/src/platform/documents/testing.ts";
import {
  freshInstallation,
  hasBrowser,
  type Installation,
  launchBrowser,
  signIn,
  watchedContext,
} from "./harness.ts";
import { type Credentials, makeAccounts } from "./people.ts";
import { collectingCampaign, PASSPHRASE, windows } from "./rounds.ts";
import { cast, fillIn, taken, voteWithoutPages } from "./voting.ts";

/** Enough cards for means and distributions to be shown, beside one rater with an account. */
const CARDS = 8;
const PROGRAM = fileURLToPath(new URL("../apps/cli/bin/hengjian.mjs", import.meta.url));

/** One vote as a county holds it, from the empty round to its result in the evidence, each step by whose step it is. */
describe.skipIf(!hasBrowser)("a round of voting in the browser", () => {
  let browser: Browser;
  let installation: Installation;
  let office: Page;
  let leader: Page;
  let supervisor: Page;
  let rater: Page;
  let wall: Page;
  let campaign = "";
  let round = "";
  let codes: string[] = [];
  let accounts = new Map<string, Credentials>();
  let cadre: { cadreId: string; name: string } | undefined;
  const contexts: BrowserContext[] = [];

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
    office = await signedIn("office.own");
    const cadres = await office.request.get("/api/cadres?size=1");
    [cadre] = ((await cadres.json()) as { items: { cadreId: string; name: string }[] }).items;
    const own = await makeAccounts(url, output(), [
      { username: "rater.own", role: "cadre", cadreId: cadre!.cadreId },
    ]);
    accounts.set("rater.own", own.get("rater.own")!);
    leader = await signedIn("leader.own");
    supervisor = await signedIn("supervisor.own");
    rater = await signedIn("rater.own", 360);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  async function signedIn(username: string, width = 1366): Promise<Page> {
    const { context } = await watchedContext(browser, installation.url, { width });
    context.setDefaultTimeout(15_000);
    contexts.push(context);
    const page = await context.newPage();
    await signIn(page, username, accounts.get(username)!.password);
    return page;
  }

  const option = (page: Page, text: string | RegExp = /./) =>
    page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: text });

  async function step(page: Page, button: RegExp, reason?: string): Promise<void> {
    await page.goto(round);
    await page.getByRole("button", { name: button }).click();
    const dialog = page.getByRole("dialog");
    if (reason !== undefined) await dialog.getByRole("textbox").fill(reason);
    await dialog.getByRole("button", { name: "确认" }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  async function sign(page: Page, button: string): Promise<void> {
    await page.getByRole("button", { name: button }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("签名密钥的口令").fill(PASSPHRASE);
    await dialog.getByRole("button", { name: "签名" }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  test("1. officers and the supervisor make their signing keys in the browser", async () => {
    for (const page of [office, leader, supervisor]) {
      await page.goto("/signing-key");
      await page.getByLabel("口令", { exact: true }).fill(PASSPHRASE);
      await page.getByLabel("再输入一次口令").fill(PASSPHRASE);
      await page.getByRole("button", { name: "生成密钥" }).click();
      await page.getByRole("heading", { name: "现有密钥" }).waitFor();
    }
  });

  test("2. the office sets a round up: lists by rule, and a group of its own with cards", async () => {
    await office.goto(`${campaign}/ballots`);
    await office.getByRole("button", { name: "新建一轮投票" }).click();
    const dialog = office.getByRole("dialog");
    await dialog.getByRole("radio", { name: /正式投票/ }).check();
    await dialog.getByRole("button", { name: "新建一轮投票" }).click();
    await office.waitForURL(/\/ballots\/[0-9a-f-]{36}$/);
    round = new URL(office.url()).pathname;

    await removeProposedGroups();
    await office.goto(`${round}/plan`);
    await office.getByRole("button", { name: "添加一组" }).click();
    const group = office.getByRole("dialog");
    await group.getByLabel("名称（中文）").fill("会议代表");
    await group.getByLabel("被测评人").click();
    for (const i of [0, 1]) await option(office).nth(i).click();
    await group.getByLabel("评价人", { exact: true }).fill(cadre!.name);
    await option(office, cadre!.name).first().click();
    await group.getByLabel(/另发卡片数/).fill(String(CARDS));
    await group.getByRole("button", { name: "添加" }).click();
    await group.waitFor({ state: "hidden" });
    await office
      .getByRole("row", { name: /会议代表/ })
      .getByText("承诺匿名")
      .waitFor();
    await office.getByRole("heading", { name: "测评表预览" }).waitFor();
  });

  async function removeProposedGroups(): Promise<void> {
    const api = new ApiClient(installation.url);
    const { username, password } = accounts.get("office.own")!;
    await api.signIn(username, password);
    const place = `/api${round.replace("/ballots/", "/rounds/")}`;
    const { groups } = await api.get<{ groups: { group: string }[] }>(`${place}/plan`);
    expect(groups.length).toBeGreaterThan(0);
    for (const { group } of groups) await api.send("DELETE", `${place}/plan/groups/${group}`);
    await api.send("PATCH", place, { settings: windows() });
  }

  test("3. two people freeze it, and the hash stands in groups of four", async () => {
    await office.goto(round);
    await office.getByLabel("封箱人（至少两名）").click();
    for (const name of ["office.own", "leader.own"]) await option(office, name).click();
    await office.keyboard.press("Escape");
    await office.getByLabel("监督员", { exact: true }).click();
    await option(office).first().click();
    await office.getByRole("button", { name: "保存" }).click();
    await office.getByText("已保存").waitFor();
    await step(office, /提出：冻结清单/, "浏览器测试，签到与投票同时进行");
    await step(leader, /确认：冻结清单/);
    await leader.getByText(/([0-9a-f]{4} ){15}[0-9a-f]{4}/).waitFor();
  });

  test("4. the cards are printed once", async () => {
    await office.goto(`${round}/cards`);
    await office.getByRole("button", { name: "打印卡片（只能一次）" }).click();
    const download = office.waitForEvent("download");
    await office
      .getByRole("dialog")
      .getByRole("button", { name: /打印卡片/ })
      .click();
    const text = await pdfText(readFileSync(await (await download).path()));
    codes = text.match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/g) ?? [];
    expect(new Set(codes).size).toBe(CARDS);
    await office.getByRole("button", { name: "打印卡片（只能一次）" }).waitFor({ state: "hidden" });
  });

  test("5. raters sign in and vote, with cards and with an account; the wall shows how many", async () => {
    wall = await signedIn("office.own", 1920);
    await wall.goto(`${round}/wall`);
    const booth = (await wall.getByText(/^https?:\/\/.*\/c\//).textContent()) ?? "";
    for (const [i, code] of codes.slice(2).entries())
      await voteWithoutPages(booth, code.replaceAll("-", ""), i);
    for (const code of codes.slice(0, 2)) {
      const context = await browser.newContext({ viewport: { width: 320, height: 568 }, locale: "zh-CN" });
      const phone = await context.newPage();
      await phone.goto(booth);
      await phone.getByLabel(/卡片或账号上的代码/).fill(code);
      await phone.getByRole("button", { name: "签到领取投票凭证" }).click();
      await fillIn(phone, (await levels(phone))[codes.indexOf(code)]!);
      await cast(phone);
      await taken(phone);
      await context.close();
    }
    await rater.goto("/my");
    await rater.getByRole("link", { name: /去投票/ }).click();
    await rater.getByRole("button", { name: "去签到" }).click();
    const [phone] = await Promise.all([
      rater.context().waitForEvent("page"),
      rater.getByRole("link", { name: "在这台电脑上打开" }).click(),
    ]);
    await phone.getByRole("button", { name: "签到领取投票凭证" }).click();
    const [best] = await levels(phone);
    await phone.getByRole("button", { name: "填写测评票" }).click();
    const own = phone.getByRole("checkbox", { name: new RegExp(`按规定回避.*${cadre!.name}`) });
    expect(await own.isChecked()).toBe(true);
    expect(await own.isDisabled()).toBe(true);
    await phone.getByRole("button", { name: "返回首页" }).click();
    await fillIn(phone, best!);
    await cast(phone);
    await taken(phone);
    await wall.getByText(`${CARDS + 1} / ${CARDS + 1}`).waitFor();
    await wall.locator("dd", { hasText: new RegExp(`^${CARDS + 1}$`) }).waitFor();
  });

  /** The levels of the form, best first, as they stand on the choices of the first page. */
  async function levels(phone: Page): Promise<string[]> {
    await phone.getByRole("button", { name: "填写测评票" }).click();
    const names = await phone
      .locator("fieldset.levels:has(label)")
      .first()
      .locator("label span")
      .allInnerTexts();
    await phone.getByRole("button", { name: "返回首页" }).click();
    return names;
  }

  test("6. two officers close the box by signature, the supervisor signs the record", async () => {
    await office.goto(`${round}/close`);
    await office.getByRole("button", { name: "生成封箱指令" }).click();
    const dialog = office.getByRole("dialog");
    await dialog.getByRole("textbox").fill("浏览器测试，提前封箱");
    await dialog.getByRole("button", { name: "确认" }).click();
    await dialog.waitFor({ state: "hidden" });
    await sign(office, "签名");
    await leader.goto(`${round}/close`);
    await sign(leader, "签名");
    await supervisor.goto(`${round}/close`);
    await sign(supervisor, "核对并签名");
    await supervisor.getByRole("heading", { name: "结果记录单" }).waitFor();
    const row = supervisor.getByRole("row", { name: /会议代表/ }).last();
    await row
      .getByText(String(CARDS + 1))
      .first()
      .waitFor();
  });

  test("7. the supervisor takes the record home", async () => {
    const download = supervisor.waitForEvent("download");
    await supervisor.getByRole("link", { name: "下载封箱记录" }).click();
    const files = unzipSync(readFileSync(await (await download).path()));
    await supervisor.getByText(/npx hengjian verify ballots/).waitFor();
    const folder = mkdtempSync(join(tmpdir(), "hengjian-record-"));
    try {
      for (const [name, bytes] of Object.entries(files)) {
        mkdirSync(join(folder, dirname(name)), { recursive: true });
        writeFileSync(join(folder, name), bytes);
      }
      const top = join(folder, dirname(Object.keys(files).find((name) => name.endsWith("manifest.json"))!));
      const verify = () => promisify(execFile)(process.execPath, [PROGRAM, "verify", "ballots", top]);
      expect((await verify()).stdout).toContain(`${CARDS + 1} 张测评票的记录全部核验无误`);
      const [ballots] = Object.keys(files).filter((name) => name.endsWith("ballots.jsonl"));
      writeFileSync(join(folder, ballots!), files[ballots!]!.slice(files[ballots!]!.indexOf(10) + 1));
      await expect(verify()).rejects.toMatchObject({ code: 1 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("8. after the recount order of two the result counts, and stands in the evidence", async () => {
    for (const page of [office, leader]) {
      await page.goto(`${round}/close`);
      await sign(page, "签名");
    }
    await step(office, /计入考核/);
    await office.goto(`${campaign}/evidence`);
    const rated = office.getByRole("row").filter({ hasText: "上级" });
    await rated.first().waitFor();
    expect(await rated.count()).toBe(2);
    await office.getByText(/来自票箱：.*记录的根值 [A-Za-z0-9+/=]{44}/).waitFor();
    for (const row of await rated.all()) {
      const text = await row.textContent();
      // One of the two had an account and rated everybody but himself.
      expect(text).toContain(`上级9${text?.includes(cadre!.name) ? CARDS : CARDS + 1}`);
    }
  });
});
