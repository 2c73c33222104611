import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
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
import { faultsOfPages } from "./page-check.ts";
import { frozenRound } from "./rounds.ts";

const PASSWORD = "Yunxi-2026";
const ROSTER = join(import.meta.dirname, "../examples/roster.xlsx");

/**
 * The pages that each role of the fictional county uses. `{collect}` is the campaign that stands in this stage,
 * `{cadre}` the head of a unit whose letter is released, `{townHead}` one whose letter is still a draft, `{lead}` a
 * finding of the campaign that deliberates.
 */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  office1: [
    "/start",
    "/roster",
    "/roster/{cadre}",
    "/roster/import",
    "/roster/import/{rosterImport}",
    "/insights",
    "/insights?tab=quality",
    "/campaigns",
    "/campaigns/new",
    "/campaigns/{prepare}",
    "/campaigns/{collect}/snapshot",
    "/campaigns/{collect}/ballots",
    "/campaigns/{collect}/ballots/{newRound}",
    "/campaigns/{collect}/ballots/{newRound}/plan",
    "/campaigns/{collect}/ballots/{round}",
    "/campaigns/{collect}/ballots/{round}/plan",
    "/campaigns/{collect}/ballots/{round}/cards",
    "/campaigns/{collect}/ballots/{round}/close",
    "/campaigns/{collect}/ballots/{round}/wall",
    "/signing-key",
    "/campaigns/{collect}/evidence",
    "/campaigns/{collect}/evidence/{ratings}",
    "/campaigns/{collect}/findings",
    "/campaigns/{deliberate}/findings",
    "/campaigns/{deliberate}/findings?tab=tests",
    "/campaigns/{deliberate}/findings/{lead}",
    "/campaigns/{deliberate}/results",
    "/campaigns/{feedback}/letters",
    "/campaigns/{feedback}/letters/{townHead}",
    "/campaigns/{improve}/letters/{cadre}",
    "/campaigns/{improve}/letters?talk=held",
    "/talks/{feedback}/{overdueTalk}",
    "/results",
    "/feedback",
    "/schemes",
    "/schemes?tab=pack-cn-national-2026.11.1",
    "/schemes?tab=calendar",
  ],
  leader: [
    "/start",
    "/campaigns",
    "/campaigns/{post}",
    "/campaigns/{post}/findings?tab=severity",
    "/campaigns/{deliberate}/results",
    "/results",
    "/results/{improve}/{cadre}",
    "/insights?tab=quality",
  ],
  supervisor: [
    "/start",
    "/oversight",
    "/signing-key",
    "/campaigns/{collect}/ballots/{round}/close",
    "/campaigns/{seal}/evidence",
    "/campaigns/{seal}/findings?tab=severity",
    "/campaigns/{deliberate}/findings/{lead}",
  ],
  clerk: ["/start", "/roster", "/insights", "/campaigns/{collect}"],
  head1: ["/my", "/ballots/{round}", "/help/ballots", "/schemes", "/account"],
  head2: ["/my"],
  giver1: ["/start", "/talks", "/talks/{feedback}/{overdueTalk}", "/talks/{improve}/{confirmedTalk}"],
  sysadmin: ["/start", "/system"],
  security: ["/start", "/system"],
  auditor: ["/start", "/oversight", "/system"],
};
/** Looked at in the dark and in English as well. */
const SAMPLE = ["office1", "leader", "supervisor", "head1", "giver1"];

describe.skipIf(!hasBrowser)("every page of the demo county", () => {
  let browser: Browser;
  let installation: Installation;
  let named: Map<string, string>;
  beforeAll(async () => {
    [browser, installation] = await Promise.all([launchBrowser(), freshInstallation()]);
    named = await subjects(installation.url);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  const walk = (username: string, view: Parameters<typeof faultsOfPages>[4]) =>
    faultsOfPages(
      browser,
      installation.url,
      { username, password: PASSWORD },
      PAGES[username]!.map((path) => filled(path, named)),
      view,
    );

  for (const username of Object.keys(PAGES)) {
    for (const width of [1366, 360]) {
      test(`${username} meets no fault at ${width} px`, async () => {
        expect(await walk(username, { width })).toEqual([]);
      });
    }
  }
  for (const username of SAMPLE) {
    test(`${username} meets no fault in the dark`, async () => {
      expect(await walk(username, { width: 1366, dark: true })).toEqual([]);
    });
    test(`${username} meets no fault in English`, async () => {
      expect(await walk(username, { width: 1366, language: "en" })).toEqual([]);
    });
  }

  test("somebody who is only assessed is refused the pages of others", async () => {
    const { context } = await watchedContext(browser, installation.url);
    const page = await context.newPage();
    await signIn(page, "head1", PASSWORD);
    await page.goto("/roster");
    await page.getByText("您的角色不能").first().waitFor();
    await context.close();
  });
});

test("no page of the console is left out of the walk", () => {
  const walked = Object.values(PAGES)
    .flat()
    .map((path) => path.replace(/\?.*/, ""));
  const pages = readFileSync(join(import.meta.dirname, "../apps/console/src/pages/pages.ts"), "utf8");
  const paths = [...pages.matchAll(/\{ path: "([^"]+)"/g)].map(([, path]) => path!);
  expect(paths).toContain("/start");
  const left = paths.filter((path) => {
    const shape = new RegExp(`^${path.replaceAll(/\$\w+/g, "\\{\\w+\\}")}$`);
    return !walked.some((one) => shape.test(one));
  });
  expect(left).toEqual([]);
});

/** What stands for each name in braces. */
async function subjects(url: string): Promise<Map<string, string>> {
  const office = new ApiClient(url);
  await office.signIn("office1", PASSWORD);
  const { items } = await office.get<{ items: { campaignId: string; stage: string }[] }>("/api/campaigns");
  const named = new Map(items.map((one) => [one.stage, one.campaignId]));
  const head = new ApiClient(url);
  await head.signIn("head1", PASSWORD);
  named.set("cadre", (await head.get<{ cadreId: string }>("/api/session")).cadreId);
  const letters = await office.get<{ items: { cadreId: string; releasedAt: string | null }[] }>(
    `/api/campaigns/${named.get("feedback")}/letters`,
  );
  named.set("townHead", letters.items.find((one) => one.releasedAt === null)!.cadreId);
  const giver = new ApiClient(url);
  await giver.signIn("giver1", PASSWORD);
  const talks = await giver.get<{ items: { ratee: { cadreId: string }; state: string }[] }>("/api/my/talks");
  named.set("overdueTalk", talks.items.find((one) => one.state === "overdue")!.ratee.cadreId);
  named.set("confirmedTalk", talks.items.find((one) => one.state === "confirmed")!.ratee.cadreId);
  const ratings = await office.get<{ items: { importId: string }[] }>(
    `/api/campaigns/${named.get("collect")}/ratings`,
  );
  named.set("ratings", ratings.items[0]!.importId);
  const leads = await office.get<{ items: { findingId: string }[] }>(
    `/api/campaigns/${named.get("deliberate")}/findings`,
  );
  named.set("lead", leads.items[0]!.findingId);
  const people = { office: person("office1"), leader: person("leader"), supervisor: person("supervisor") };
  const collect = named.get("collect")!;
  named.set("round", await frozenRound(url, people, collect));
  const { round } = await office.send<{ round: { roundId: string } }>(
    "POST",
    `/api/campaigns/${collect}/rounds`,
    { title: "示例模拟测评", mode: "mock" },
  );
  named.set("newRound", round.roundId);
  const { importId, jobId } = await office.upload<{ importId: string; jobId: string }>(
    "/api/roster/imports",
    ROSTER,
  );
  await office.job(jobId);
  return named.set("rosterImport", importId);
}

function person(username: string) {
  return { username, password: PASSWORD };
}

function filled(path: string, named: ReadonlyMap<string, string>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = named.get(name);
    if (value === undefined) throw new Error(`The demo county has nothing called ${name} for ${path}.`);
    return value;
  });
}
