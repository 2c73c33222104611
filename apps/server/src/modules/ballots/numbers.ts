import type { Text } from "@hengjian/appraisal";
import type { IssuedCounts } from "@hengjian/ballot";
import { and, eq, sql } from "drizzle-orm";
import type { Platform } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { DomainError } from "../../platform/errors.ts";
import { ballotIssued, type GroupRow, type RoundRow } from "./schema.ts";
import { groupsOf, manifestOf } from "./store.ts";
import type { RoundKey } from "./types.ts";

/** 应到, 发出, 补发, 收回 of one group. */
export interface GroupNumbers {
  group: string;
  label: Text;
  eligible: number;
  issued: number;
  replaced: number;
  /** Null while the box does not answer. */
  received: number | null;
}

/** Tokens issued per group, replacements included, and how many of them those are. */
export async function issuedCounts(db: Db | Tx, round: RoundKey): Promise<Map<string, IssuedCounts>> {
  const rows = await db
    .select({
      id: ballotIssued.groupId,
      issued: sql<number>`sum(${ballotIssued.issued})::int`,
      replaced: sql<number>`sum(greatest(${ballotIssued.issued} - 1, 0))::int`,
    })
    .from(ballotIssued)
    .where(
      and(eq(ballotIssued.jurisdictionId, round.jurisdictionId), eq(ballotIssued.roundId, round.roundId)),
    )
    .groupBy(ballotIssued.groupId);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function roundNumbers(db: Db | Tx, platform: Platform, row: RoundRow): Promise<GroupNumbers[]> {
  const groups = await groupsOf(db, row);
  if (row.manifest === null) return [];
  const issued = await issuedCounts(db, row);
  const received = await receivedOf(platform, row);
  return groups.map((group) => numbersOf(group, issued, received));
}

function numbersOf(
  { groupId, label, eligible }: GroupRow,
  issued: ReadonlyMap<string, IssuedCounts>,
  received: Record<string, number> | null,
): GroupNumbers {
  return {
    group: groupId,
    label,
    eligible: eligible ?? 0,
    issued: issued.get(groupId)?.issued ?? 0,
    replaced: issued.get(groupId)?.replaced ?? 0,
    received: received === null ? null : (received[groupId] ?? 0),
  };
}

/** From the record once the box is closed, from the box before; null when it does not answer. */
async function receivedOf(platform: Platform, row: RoundRow): Promise<Record<string, number> | null> {
  if (row.summary !== null) return Object.fromEntries(row.summary.map((one) => [one.group, one.ballots]));
  if (row.status !== "frozen") return null;
  try {
    return await platform.box.received(manifestOf(row).manifest.campaign);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
