import { hashOf } from "../../platform/audit/index.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { CampaignRow, FrozenRow, RateeRow } from "../campaigns/schema.ts";
import { frozenOf, rateesOf } from "../campaigns/service.ts";
import { type CountedEvidence, countedEvidence, sheetSources } from "../evidence/service.ts";
import { historyOf } from "./history.ts";
import { ANALYSIS_ENGINE, type History } from "./types.ts";

/** What an analysis follows from, without the sheets: enough to tell whether an earlier one still holds. */
export interface Basis {
  frozen: FrozenRow;
  ratees: RateeRow[];
  evidence: CountedEvidence;
  history: History;
  /** Of everything that the sheets follow from. */
  ratingsHash: string;
  /** Of the grades and scores. */
  historyHash: string;
}

export async function basisOf(db: Db | Tx, row: CampaignRow): Promise<Basis> {
  const frozen = await frozenOf(db, row);
  const evidence = await countedEvidence(db, row);
  const history = await historyOf(db, row);
  const { schemeHash, packsHash, snapshotHash } = frozen;
  const sheets = {
    sources: await sheetSources(db, row),
    lost: [...voidVotes(evidence)].sort(),
    counted: countedSheetNumber(evidence),
    // Counts without sheets: an analysis from before they were taken holds no longer.
    ...(evidence.paper.length === 0 ? {} : { paper: evidence.paper.map((one) => one.countId) }),
    ...{ schemeHash, packsHash, snapshotHash, engine: ANALYSIS_ENGINE },
  };
  return {
    frozen,
    ratees: await rateesOf(db, row),
    evidence,
    history,
    ratingsHash: hashOf(sheets)!,
    historyHash: hashOf(history)!,
  };
}

/** Ratee and rater group, as one text, of votes that do not count: more ballots back than out. */
export function voidVotes({ groups }: CountedEvidence): Set<string> {
  return new Set(groups.filter((one) => one.isVoid).map((one) => `${one.cadreId} ${one.group}`));
}

/** How many sheets with marks the scores count; void votes are none. */
export function countedSheetNumber(evidence: CountedEvidence): number {
  const lost = voidVotes(evidence);
  const all = [...evidence.stats].flatMap(([cadreId, own]) => own.map((one) => ({ ...one, cadreId })));
  return all
    .filter((one) => !lost.has(`${one.cadreId} ${one.group}`))
    .reduce((total, one) => total + one.n, 0);
}
