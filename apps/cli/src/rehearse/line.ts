import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ApiClient } from "../client.ts";
import { exportAudit, exportLetters, writeResults } from "./exports.ts";
import type { RehearsalOptions } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import type { People } from "./people.ts";
import type { Progress } from "./progress.ts";
import { jobOf, type ResultRow } from "./steps.ts";

export interface LineInput extends RehearsalOptions {
  people: People;
  progress: Progress;
}

interface ImportView {
  status: string;
  summary: {
    counts: Outcome["roster"] & { change: number; same: number };
    failure?: { text: { zh: string } };
  };
}

/** Steps 1 to 8 as an office takes them, each by the person whose step it is. */
export async function runLine(input: LineInput): Promise<Outcome> {
  const { people, progress } = input;
  const { office } = people;
  progress.step("导入花名册", "Importing the roster");
  const roster = await importRoster(office, input);
  progress.step("再次导入,应无变化", "Importing it again, which must change nothing");
  const second = await previewRoster(office, input);
  progress.step("建立考核活动并冻结名册", "Creating the campaign and freezing the roster");
  const units = await office.get<{ items: { unitId: string; code: string; head: string | null }[] }>(
    "/api/units",
  );
  const campaign = await createCampaign(office, input.year, units.items);
  await twoPeople(people, campaign, "freeze");
  await office.send("POST", `${campaign}/advance`, { to: "collect" });
  progress.step("录入线下测评票", "Entering the ratings collected offline");
  const counts = await enterRatings(office, campaign, input);
  await twoPeople(people, campaign, "seal");
  progress.step("核算得分表", "Computing the score sheets");
  await office.send("POST", `${campaign}/advance`, { to: "score" });
  await jobOf(office, "POST", `${campaign}/score`, {}, progress);
  const reliability = await office.get<Outcome["reliability"]>(`${campaign}/reliability`);
  progress.step("评议、公示、定等", "Deliberating, posting, deciding");
  await decideAll(people, campaign);
  const quota = await office.get<{ quota: Outcome["quota"]; excellent: number }>(`${campaign}/quota`);
  const rows = await allPages<ResultRow>(office, `${campaign}/results`);
  progress.step("生成并发出反馈意见书", "Drafting and releasing the letters");
  await office.send("POST", `${campaign}/advance`, { to: "feedback" });
  await jobOf(office, "POST", `${campaign}/letters/draft`, {}, progress);
  const { released } = await office.send<{ released: number }>("POST", `${campaign}/letters/release`, {});
  progress.step("本人签收", "The person assessed reads and acknowledges");
  await acknowledgeAsHead(people, campaign, rows);
  progress.step("导出意见书 .docx 和 .pdf", "Exporting the letters as .docx and .pdf");
  mkdirSync(join(input.out, "letters"), { recursive: true });
  const files = await exportLetters(office, campaign, input.out, progress);
  writeResults(input.out, rows);
  progress.step("导出审计记录", "Exporting the audit log");
  const audit = await exportAudit(people.auditor, input.out);
  return {
    units: units.items.length,
    roster: pick(roster),
    secondImport: second,
    ratees: rows.length,
    ...counts,
    ...describe(rows),
    reliability: { icc1: reliability.icc1, icc2: reliability.icc2 },
    quota: quota.quota,
    excellent: quota.excellent,
    letters: released,
    files,
    ...audit,
  };
}

function pick({ dataRows, good, errorRows, add }: Outcome["roster"]): Outcome["roster"] {
  return { dataRows, good, errorRows, add };
}

function describe(rows: readonly ResultRow[]): Pick<Outcome, "meanOfRatees" | "best"> {
  const means = rows.flatMap((row) =>
    row.ratingsMean === null ? [] : [{ unitCode: row.unitCode, mean: row.ratingsMean }],
  );
  const total = means.reduce((sum, one) => sum + one.mean, 0);
  return { meanOfRatees: total / means.length, best: [...means].sort((a, b) => b.mean - a.mean).slice(0, 5) };
}

async function importRoster(office: ApiClient, input: LineInput): Promise<ImportView["summary"]["counts"]> {
  const { importId, counts } = await readRoster(office, input);
  input.progress.note(
    `读出 ${counts.good} 人,有误 ${counts.errorRows} 行(不导入),新增 ${counts.add}`,
    `${counts.good} people read, ${counts.errorRows} rows with errors left out, ${counts.add} to add`,
  );
  await jobOf(office, "POST", `/api/roster/imports/${importId}/confirm`, {}, input.progress);
  return counts;
}

async function previewRoster(office: ApiClient, input: LineInput): Promise<Outcome["secondImport"]> {
  const { importId, counts } = await readRoster(office, input);
  await office.send("DELETE", `/api/roster/imports/${importId}`);
  const { add, change, same } = counts;
  if (add + change > 0) throw new Error(`The second import would add ${add} and change ${change}.`);
  return { add, change, same };
}

async function readRoster(office: ApiClient, input: LineInput) {
  const { importId, jobId } = await office.upload<{ importId: string; jobId: string }>(
    "/api/roster/imports",
    input.roster,
  );
  await office.job(jobId, input.progress.at);
  const view = await office.get<ImportView>(`/api/roster/imports/${importId}`);
  return { importId, counts: view.summary.counts };
}

/** All units that have a head, by the built-in scheme for heads of county units. @returns address of the campaign */
async function createCampaign(
  office: ApiClient,
  year: number,
  units: readonly { unitId: string; head: string | null }[],
): Promise<string> {
  const unitIds = units.filter((unit) => unit.head !== null).map((unit) => unit.unitId);
  const { campaign } = await office.send<{ campaign: { campaignId: string } }>("POST", "/api/campaigns", {
    name: `${year}年度考核`,
    year,
    kind: "annual",
    schemeId: "county-department-heads",
    unitIds,
  });
  return `/api/campaigns/${campaign.campaignId}`;
}

/** The office proposes, a leader confirms. */
async function twoPeople(people: People, campaign: string, to: string, earlyReason?: string): Promise<void> {
  await people.office.send("POST", `${campaign}/advance`, {
    to,
    ...(earlyReason === undefined ? {} : { earlyReason }),
  });
  await people.leader.send("POST", `${campaign}/advance`, { to });
}

interface RatingsView {
  importId: string;
  mapping: { items: unknown[] };
  check: {
    faults: { row: number; column: string; problem: { zh: string }; remedy: { zh: string } }[];
    faultCount: number;
    counts: { sheets: number; ratees: number; valid: number };
  } | null;
}

async function enterRatings(
  office: ApiClient,
  campaign: string,
  input: LineInput,
): Promise<{ sheets: number; ratings: number }> {
  const uploaded = await office.upload<RatingsView>(`${campaign}/ratings`, input.ratings);
  const address = `${campaign}/ratings/${uploaded.importId}`;
  const checked = await office.send<RatingsView>("PUT", `${address}/mapping`, {
    mapping: uploaded.mapping,
    saveAs: "线下测评票",
  });
  const check = checked.check;
  if (check === null || check.faultCount > 0) throw new Error(faultList(check));
  await jobOf(office, "POST", `${address}/confirm`, {}, input.progress);
  const missing = await unrated(office, campaign);
  for (const cadreId of missing)
    await office.send("PUT", `${campaign}/ratees/${cadreId}/unrated`, {
      reason: "测评文件中没有此人的票(演练)",
    });
  const { sheets } = check.counts;
  input.progress.note(
    `${sheets} 张票,${check.counts.ratees} 人`,
    `${sheets} sheets about ${check.counts.ratees} people`,
  );
  return { sheets, ratings: sheets * uploaded.mapping.items.length };
}

function faultList(check: RatingsView["check"]): string {
  const lines = (check?.faults ?? [])
    .slice(0, 20)
    .map((fault) => `第 ${fault.row} 行 ${fault.column} 列:${fault.problem.zh}。${fault.remedy.zh}`);
  return [`测评文件有 ${check?.faultCount ?? 0} 处问题,没有录入:`, ...lines].join("\n");
}

async function unrated(office: ApiClient, campaign: string): Promise<string[]> {
  const rows = await allPages<{ cadreId: string; groups: { valid: number }[] }>(
    office,
    `${campaign}/evidence`,
  );
  return rows.filter((row) => row.groups.every((group) => group.valid === 0)).map((row) => row.cadreId);
}

/** Accept what the rules propose; a rehearsal does not wait for the days of posting and says so as the reason. */
async function decideAll(people: People, campaign: string): Promise<void> {
  await twoPeople(people, campaign, "deliberate");
  const rows = await allPages<{ cadreId: string; tieAtCut: boolean; proposed: string }>(
    people.office,
    `${campaign}/results`,
  );
  const clear = rows.filter((row) => !row.tieAtCut).map((row) => row.cadreId);
  await people.office.send("POST", `${campaign}/grades/accept`, { cadreIds: clear });
  for (const tied of rows.filter((row) => row.tieAtCut)) {
    await people.office.send("PUT", `${campaign}/results/${tied.cadreId}/grade`, {
      grade: tied.proposed,
      reason: "名额末位并列,演练中均按称职处理",
    });
  }
  await twoPeople(people, campaign, "post");
  await twoPeople(people, campaign, "decide", "演练,不等待公示期满");
}

/** The best-placed head signs in, sees the own result alone, and acknowledges. */
async function acknowledgeAsHead(
  people: People,
  campaign: string,
  rows: readonly ResultRow[],
): Promise<void> {
  const first = rows.find((row) => row.rank === 1) ?? rows[0];
  if (first === undefined) throw new Error("Nobody was assessed.");
  const head = await people.cadre(first.cadreId);
  const own = await head.get<{ items: unknown[] }>("/api/my/results");
  if (own.items.length !== 1)
    throw new Error(`The head sees ${own.items.length} results, expected the own one.`);
  const campaignId = campaign.slice(campaign.lastIndexOf("/") + 1);
  await head.send("POST", `/api/my/letters/${campaignId}/acknowledge`, { understood: true, comment: "" });
}

async function allPages<T>(client: ApiClient, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let page = 1; ; page++) {
    const answer = await client.get<{ items: T[]; total: number }>(`${path}?page=${page}&size=200`);
    items.push(...answer.items);
    if (answer.items.length === 0 || items.length >= answer.total) return items;
  }
}
