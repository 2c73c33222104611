import { combineTallies, paperTallies, ruleValue, type Tally, type Text } from "@hengjian/appraisal";
import { and, asc, eq } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { CampaignRow } from "../../campaigns/schema.ts";
import { frozenOf } from "../../campaigns/service.ts";
import { type PaperCountRow, paperCount, paperEntry } from "./schema.ts";
import { ofCampaign } from "./store.ts";

/** Paper ballots of one rater group about one ratee, as two people entered them alike. */
export interface PaperPart {
  cadreId: string;
  group: string;
  countId: string;
  issued: number;
  returned: number;
  valid: number;
  tallies: Tally[];
  /** Who entered it, where and when it was counted, and what it does not promise. */
  note: Text;
}

/** What was taken from paper in a campaign, in an order that depends on nothing but the data. */
export async function takenPaper(db: Db | Tx, row: CampaignRow): Promise<PaperPart[]> {
  const rows = await db
    .select({ count: paperCount, counts: paperEntry.counts })
    .from(paperCount)
    .innerJoin(
      paperEntry,
      and(
        eq(paperEntry.jurisdictionId, paperCount.jurisdictionId),
        eq(paperEntry.campaignId, paperCount.campaignId),
        eq(paperEntry.countId, paperCount.countId),
        eq(paperEntry.turn, 1),
      ),
    )
    .where(and(ofCampaign(paperCount, row), eq(paperCount.status, "taken")))
    .orderBy(asc(paperCount.countedOn), asc(paperCount.countId));
  if (rows.length === 0) return [];
  const { scheme } = await frozenOf(db, row);
  return rows.flatMap(({ count, counts }) =>
    Object.entries(counts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([cadreId, own]): PaperPart => ({
          ...{ cadreId, group: count.raterGroup, countId: count.countId },
          ...{ issued: own.issued ?? 0, returned: own.returned ?? 0, valid: own.valid ?? 0 },
          tallies: paperTallies(scheme, count.raterGroup, own),
          note: paperNote(count),
        }),
      ),
  );
}

/** Said wherever the source of these votes is named. */
export function paperNote({ place, countedOn, firstName, secondName }: PaperCountRow): Text {
  return {
    zh: `含纸质票:${countedOn} 在${place}人工计票,由${firstName}、${secondName}两人分别录入、核对一致;纸质票没有票箱的保密和可验证承诺。`,
    en: `With votes on paper: counted by hand on ${countedOn} at ${place}, entered twice and alike by ${firstName} and ${secondName}; paper has none of the box's promises of secrecy and proof.`,
  };
}

/** The votes about one ratee with the paper ballots added, as far as the thresholds of the campaign allow. */
export async function withPaper(
  db: Db | Tx,
  row: CampaignRow,
  tallies: ReadonlyMap<string, Tally[]>,
  parts: readonly PaperPart[],
): Promise<Map<string, Tally[]>> {
  const together = new Map(tallies);
  if (parts.length === 0) return together;
  const { packs } = await frozenOf(db, row);
  const thresholds = {
    mean: ruleValue(packs, "anonymity.mean"),
    distribution: ruleValue(packs, "anonymity.distribution"),
  };
  for (const [cadreId, own] of Map.groupBy(parts, (one) => one.cadreId)) {
    const paper = own.flatMap((one) => one.tallies);
    together.set(cadreId, combineTallies(tallies.get(cadreId) ?? [], paper, thresholds));
  }
  return together;
}
