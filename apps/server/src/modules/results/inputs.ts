import {
  ENGINE_VERSION,
  type GroupBallots,
  ruleValue,
  type SheetInputs,
  type Tally,
} from "@hengjian/appraisal";
import { hashOf } from "../../platform/audit/index.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { CampaignRow, FrozenRow, RateeRow } from "../campaigns/schema.ts";
import { frozenOf, rateesOf } from "../campaigns/service.ts";
import { type CountedEvidence, countedEvidence } from "../evidence/service.ts";
import type { ScoredSeverity } from "../findings/service.ts";

export interface ScoringBasis {
  frozen: FrozenRow;
  ratees: RateeRow[];
  /** In the order of the ratees; the cohort is not filled yet. */
  inputs: SheetInputs[];
  /** The analysis whose severities the inputs carry; null where there was none. */
  severityHash: string | null;
}

/** Everything that the score sheets of a campaign follow from, read from what was frozen, counted and analysed. */
export async function scoringBasis(
  db: Db | Tx,
  row: CampaignRow,
  severity: ScoredSeverity | null,
): Promise<ScoringBasis> {
  const frozen = await frozenOf(db, row);
  const ratees = await rateesOf(db, row);
  const evidence = await countedEvidence(db, row);
  const { scheme, packs } = frozen;
  const thresholds = {
    mean: ruleValue(packs, "anonymity.mean"),
    distribution: ruleValue(packs, "anonymity.distribution"),
  };
  const inputs = ratees.map(
    (ratee): SheetInputs => ({
      ratee: { ref: ratee.cadreId, name: ratee.name, unit: ratee.unitName, post: ratee.post },
      scheme,
      packs,
      tallies: (evidence.tallies.get(ratee.cadreId) ?? []).toSorted(byGroupAndIndicator),
      sheetStats: (evidence.stats.get(ratee.cadreId) ?? []).toSorted((a, b) => compare(a.group, b.group)),
      methodScores: [],
      ballots: ballotsOf(evidence, ratee.cadreId),
      ...severityOf(severity, ratee.cadreId),
      cohort: null,
      ...paperOf(evidence, ratee.cadreId),
      source: sourceOf(evidence, ratee.cadreId),
      thresholds,
    }),
  );
  return { frozen, ratees, inputs, severityHash: severity?.hash ?? null };
}

/** Which groups have votes on paper, and what a reader must know of them; absent where there are none. */
function paperOf({ paper }: CountedEvidence, cadreId: string): Pick<SheetInputs, "paper"> {
  const own = paper.filter((one) => one.cadreId === cadreId).map(({ group, note }) => ({ group, note }));
  return own.length === 0 ? {} : { paper: own.sort((a, b) => compare(a.group, b.group)) };
}

function severityOf(severity: ScoredSeverity | null, cadreId: string): Pick<SheetInputs, "severity"> {
  const own = severity?.of(cadreId) ?? null;
  return own === null ? {} : { severity: own };
}

/** By code unit: the order must not depend on the collation of the database. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byGroupAndIndicator(a: Tally, b: Tally): number {
  return compare(a.group, b.group) || compare(a.indicator, b.indicator);
}

/** Known only where somebody entered how many ballots went out. */
function ballotsOf({ groups }: CountedEvidence, cadreId: string): GroupBallots[] {
  return groups
    .filter((one) => one.cadreId === cadreId && one.issued !== null)
    .map(({ group, issued, returned }) => ({ group, issued: issued ?? 0, returned, spoiled: 0 }))
    .sort((a, b) => compare(a.group, b.group));
}

/** Rater groups whose vote about this ratee does not count: more ballots back than out. */
export function voidGroups(inputs: SheetInputs): Set<string> {
  const ballots = inputs.ballots ?? [];
  return new Set(ballots.filter((one) => one.returned > one.issued).map((one) => one.group));
}

function sourceOf({ sources, boxes, paper }: CountedEvidence, cadreId: string): SheetInputs["source"] {
  const own = paper.filter((one) => one.cadreId === cadreId);
  const parts = [
    ...(boxes.length === 0 ? [] : [boxSource(boxes)]),
    ...(sources.length === 0 ? [] : [fileSource(sources)]),
    ...(own.length === 0 ? [] : [paperSource(own)]),
  ];
  const [first] = parts;
  if (first === undefined) return { kind: "none", ref: "", label: { zh: "无测评票", en: "No ballots" } };
  return {
    kind: first.kind,
    ref: parts.map((part) => part.ref).join(" "),
    label: {
      zh: parts.map((part) => part.label.zh).join("；"),
      en: parts.map((part) => part.label.en).join("; "),
    },
  };
}

/** The root is what a verifier recomputes from the record of the box. */
function boxSource(boxes: CountedEvidence["boxes"]): SheetInputs["source"] {
  const names = boxes.map(({ title, root }) => `${title}(根值 ${root})`);
  return {
    kind: "ballot_box",
    ref: boxes.map((box) => box.root).join(" "),
    label: {
      zh: `票箱:${names.join("、")}`,
      en: `Ballot box: ${boxes.map(({ title, root }) => `${title} (root ${root})`).join(", ")}`,
    },
  };
}

function fileSource(sources: CountedEvidence["sources"]): SheetInputs["source"] {
  const names = sources.map((source) => source.fileName);
  return {
    kind: "file",
    ref: sources.map((source) => source.sha256).join(" "),
    label: { zh: `线下测评数据:${names.join("、")}`, en: `Ratings collected offline: ${names.join(", ")}` },
  };
}

function paperSource(parts: CountedEvidence["paper"]): SheetInputs["source"] {
  const counts = [...new Map(parts.map((one) => [one.countId, one.note]))];
  return {
    kind: "paper",
    ref: counts.map(([countId]) => countId).join(" "),
    label: {
      zh: counts.map(([, note]) => note.zh).join("；"),
      en: counts.map(([, note]) => note.en).join("; "),
    },
  };
}

/** Hash of all that one sheet is computed from; scheme and packs enter by their own hashes. */
export function inputsHash(
  inputs: SheetInputs,
  frozen: { schemeHash: string; packsHash: string },
  engineVersion: string = ENGINE_VERSION,
): string {
  const { scheme: _scheme, packs: _packs, ...rest } = inputs;
  const { schemeHash, packsHash } = frozen;
  return hashOf({ ...rest, schemeHash, packsHash, engineVersion })!;
}
