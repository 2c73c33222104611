import { allNodes, proposeGrades, type ScoreSheet, type Text } from "@hengjian/appraisal";
import { and, asc, desc, eq } from "drizzle-orm";
import { hashOf } from "../../platform/audit/index.ts";
import { auditEvent } from "../../platform/audit/schema.ts";
import type { Db } from "../../platform/db/database.ts";
import { type CampaignRow, campaign } from "../campaigns/schema.ts";
import { findFrozen, rateesOf } from "../campaigns/service.ts";
import { type ScoredSeverity, severityOfHash } from "../findings/service.ts";
import { dateOf } from "../schemes/service.ts";
import { scoringBasis } from "./inputs.ts";
import { campaignQuota, grade, scoreRun, scoreSheet } from "./schema.ts";
import { computeResults, resultHash } from "./score.ts";

export interface Difference {
  /** Name and unit of the ratee, or empty for the campaign as a whole. */
  about: string;
  text: Text;
}

export interface RecomputedCampaign {
  campaignId: string;
  name: string;
  sheets: number;
  differences: Difference[];
}

/** Compute everything that was scored anew from what was frozen and counted, and compare. Changes nothing. */
export async function* recomputeAll(db: Db, jurisdictionId?: string): AsyncGenerator<RecomputedCampaign> {
  const rows = await db
    .select()
    .from(campaign)
    .where(jurisdictionId === undefined ? undefined : eq(campaign.jurisdictionId, jurisdictionId))
    .orderBy(asc(campaign.jurisdictionId), asc(campaign.createdAt));
  for (const row of rows) {
    if ((await findFrozen(db, row)) === null) continue;
    yield await recomputeCampaign(db, row);
  }
}

export async function recomputeCampaign(db: Db, row: CampaignRow): Promise<RecomputedCampaign> {
  const frozen = await frozenDifferences(db, row);
  const scored = await scoreDifferences(db, row);
  const grades = await gradeDifferences(db, row);
  return {
    campaignId: row.campaignId,
    name: row.name,
    sheets: scored.sheets,
    differences: [...frozen, ...scored.differences, ...grades],
  };
}

/** Scheme, rule packs and roster rows against the hashes that were taken at the freeze. */
async function frozenDifferences(db: Db, row: CampaignRow): Promise<Difference[]> {
  const frozen = (await findFrozen(db, row))!;
  const ratees = await rateesOf(db, row);
  const differences: Difference[] = [];
  if (hashOf(frozen.scheme) !== frozen.schemeHash) differences.push(whole(CHANGED.scheme));
  if (hashOf(frozen.packs) !== frozen.packsHash) differences.push(whole(CHANGED.packs));
  for (const ratee of ratees) {
    const roster: { name?: unknown; unitName?: unknown; title?: unknown } = ratee.rosterRow;
    const isCopied =
      roster.name === ratee.name && roster.unitName === ratee.unitName && roster.title === ratee.post;
    if (hashOf(ratee.rosterRow) !== ratee.rowHash || !isCopied)
      differences.push({ about: `${ratee.name}(${ratee.unitName})`, text: CHANGED.rosterRow });
  }
  if (hashOf(ratees.map((ratee) => ratee.rowHash)) !== frozen.snapshotHash)
    differences.push(whole(CHANGED.snapshot));
  return differences;
}

const CHANGED = {
  scheme: { zh: "冻结的方案被改动。", en: "The frozen scheme was changed." },
  packs: { zh: "冻结的规则包被改动。", en: "The frozen rule packs were changed." },
  rosterRow: { zh: "冻结的名册行被改动。", en: "The frozen roster row was changed." },
  snapshot: {
    zh: "名册快照的行有增减或改动。",
    en: "Rows of the roster snapshot were added, removed or changed.",
  },
  reliability: { zh: "信度与重算结果不同。", en: "The reliability differs from the recomputed one." },
  noSheet: { zh: "缺少得分表。", en: "The score sheet is missing." },
  extraSheet: { zh: "多出一张不该有的得分表。", en: "There is a score sheet that should not exist." },
  proposals: {
    zh: "建议等次或名额与重算结果不同。",
    en: "Proposals or quota differ from the recomputed ones.",
  },
  inputs: {
    zh: "得分表的依据(票数等)与核算时不同。",
    en: "What the sheet was computed from (votes, for example) is not what it was.",
  },
  severity: {
    zh: "核算时所用的宽严估计已不在,或被改动。",
    en: "The severities that the sheets were computed with are gone or were changed.",
  },
  log: {
    zh: "得分表与审计记录中的校验码不符。",
    en: "The sheets do not agree with the hash in the audit log.",
  },
} as const satisfies Record<string, Text>;

function whole(text: Text): Difference {
  return { about: "", text };
}

async function scoreDifferences(db: Db, row: CampaignRow) {
  const { jurisdictionId, campaignId } = row;
  const [run] = await db
    .select()
    .from(scoreRun)
    .where(and(eq(scoreRun.jurisdictionId, jurisdictionId), eq(scoreRun.campaignId, campaignId)));
  if (run === undefined) return { sheets: 0, differences: [] };
  const severity = await severityOf(db, row, run.severityHash);
  if (severity === "gone") return { sheets: 0, differences: [whole(CHANGED.severity)] };
  const basis = await scoringBasis(db, row, severity);
  const computed = computeResults(row, basis);
  const stored = await db
    .select()
    .from(scoreSheet)
    .where(and(eq(scoreSheet.jurisdictionId, jurisdictionId), eq(scoreSheet.campaignId, campaignId)));
  const byId = new Map(stored.map((one) => [one.cadreId, one]));
  const names = new Map(basis.ratees.map((one) => [one.cadreId, `${one.name}(${one.unitName})`]));
  const differences = computed.rows.flatMap((fresh): Difference[] => {
    const about = names.get(fresh.cadreId) ?? fresh.cadreId;
    const old = byId.get(fresh.cadreId);
    byId.delete(fresh.cadreId);
    if (old === undefined) return [{ about, text: CHANGED.noSheet }];
    return sheetDifferences(about, old, fresh);
  });
  for (const cadreId of byId.keys()) differences.push({ about: cadreId, text: CHANGED.extraSheet });
  if (hashOf(run.reliability) !== hashOf(computed.run.reliability))
    differences.push(whole(CHANGED.reliability));
  const logged = await loggedHash(db, row);
  if (logged !== null && logged !== resultHash(stored)) differences.push(whole(CHANGED.log));
  return { sheets: computed.rows.length, differences };
}

/** The severities that were scored with, provided that they are what their hash says. */
async function severityOf(
  db: Db,
  row: CampaignRow,
  hash: string | null,
): Promise<ScoredSeverity | null | "gone"> {
  return hash === null ? null : ((await severityOfHash(db, row, hash)) ?? "gone");
}

type Stored = typeof scoreSheet.$inferSelect;
type Fresh = ReturnType<typeof computeResults>["rows"][number];

function sheetDifferences(about: string, old: Stored, fresh: Fresh): Difference[] {
  const node = firstDifference(old.sheet, fresh.sheet);
  if (node !== null) return [{ about, text: node }];
  const columns: readonly (keyof Fresh & keyof Stored)[] = [
    "score",
    "rank",
    "ratingsN",
    "ratingsMean",
    "ratingsSe",
    "sheetHash",
  ];
  const changed = columns.filter((column) => (old[column] ?? null) !== (fresh[column] ?? null));
  if (changed.length > 0)
    return [{ about, text: { zh: `不同:${changed.join("、")}。`, en: `Differs: ${changed.join(", ")}.` } }];
  return old.inputsHash === fresh.inputsHash ? [] : [{ about, text: CHANGED.inputs }];
}

/** The deepest node in which two sheets part: the place where somebody changed something. */
function firstDifference(old: ScoreSheet, fresh: ScoreSheet): Text | null {
  if (hashOf(old) === hashOf(fresh)) return null;
  const before = new Map(allNodes(old.root).map((node) => [node.id, node]));
  const differing = allNodes(fresh.root).filter((node) => hashOf(before.get(node.id)) !== hashOf(node));
  const deepest = differing.find((node) =>
    node.children.every((child) => hashOf(before.get(child.id)) === hashOf(child)),
  );
  if (deepest === undefined) return { zh: "得分表的抬头不同。", en: "The head of the score sheet differs." };
  const was = before.get(deepest.id)?.value ?? null;
  return {
    zh: `节点 ${deepest.id}(${deepest.label.zh}):存的是 ${was ?? "无"},重算得 ${deepest.value ?? "无"}。`,
    en: `Node ${deepest.id} (${deepest.label.en}): stored ${was ?? "none"}, recomputed ${deepest.value ?? "none"}.`,
  };
}

/** What the audit log says the last scoring gave. */
async function loggedHash(db: Db, row: CampaignRow): Promise<string | null> {
  const [event] = await db
    .select({ detail: auditEvent.detail })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.jurisdictionId, row.jurisdictionId),
        eq(auditEvent.subjectType, "campaign"),
        eq(auditEvent.subjectId, row.campaignId),
        eq(auditEvent.action, "results.score"),
      ),
    )
    .orderBy(desc(auditEvent.at))
    .limit(1);
  const hash = event?.detail.resultHash;
  return typeof hash === "string" ? hash : null;
}

/** Proposals and quota from the facts that were frozen with them. */
async function gradeDifferences(db: Db, row: CampaignRow): Promise<Difference[]> {
  const { jurisdictionId, campaignId } = row;
  const [quota] = await db
    .select()
    .from(campaignQuota)
    .where(and(eq(campaignQuota.jurisdictionId, jurisdictionId), eq(campaignQuota.campaignId, campaignId)));
  if (quota === undefined) return [];
  const stored = await db
    .select({ cadreId: grade.cadreId, facts: grade.facts, proposal: grade.proposal, score: scoreSheet.score })
    .from(grade)
    .innerJoin(
      scoreSheet,
      and(
        eq(scoreSheet.jurisdictionId, grade.jurisdictionId),
        eq(scoreSheet.campaignId, grade.campaignId),
        eq(scoreSheet.cadreId, grade.cadreId),
      ),
    )
    .where(and(eq(grade.jurisdictionId, jurisdictionId), eq(grade.campaignId, campaignId)))
    .orderBy(asc(grade.cadreId));
  const frozen = (await findFrozen(db, row))!;
  const fresh = proposeGrades(
    stored.map(({ cadreId, score, facts }) => ({ ref: cadreId, score, facts })),
    row.year,
    frozen.packs,
    { asOf: dateOf(quota.proposedAt) },
  );
  const before = { quota: quota.quota, proposals: stored.map((one) => one.proposal) };
  const after = { quota: fresh.quota, proposals: fresh.proposals };
  return hashOf(before) === hashOf(after) ? [] : [whole(CHANGED.proposals)];
}
