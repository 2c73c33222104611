import {
  eligibility,
  type IssuerStore,
  issueToken,
  REFUSALS,
  Refusal,
  type RefusalCode,
} from "@hengjian/ballot";
import { blindSignNative } from "@hengjian/ballot/node";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Platform } from "../../platform/context.ts";
import { DomainError } from "../../platform/errors.ts";
import { issuingKeysOf } from "./issuing-keys.ts";
import { mustRecuse, recusalPairs } from "./recusals.ts";
import { ballotCode, ballotIssued, ballotRater, ballotRound, type RoundRow } from "./schema.ts";
import { isCard, isRound, manifestOf } from "./store.ts";

/**
 * What phones ask for: which groups a code opens, and a blind signature for each. No event is written and no time kept:
 * when somebody signed in is the one thing here that could be laid beside the box.
 */
export interface CodeRequest {
  manifest: string;
  code: string;
}

export interface Eligibility {
  groups: string[];
  /** Of some groups, the ratees whose row has to be a recusal. Nobody knows who bears a card: none then. */
  recusals: Record<string, string[]>;
}

/** @throws DomainError with the codes of the ballot protocol */
export async function groupsOfCode(platform: Platform, request: CodeRequest): Promise<Eligibility> {
  return answering(async () => {
    const row = await roundOfManifest(platform, request.manifest);
    const { groups, holder } = await eligibility(manifestOf(row), storeOf(platform, row), request);
    return { groups, recusals: await recusalsIn(platform, row, groups, holder) };
  });
}

async function recusalsIn(
  { db }: Platform,
  row: RoundRow,
  groups: readonly string[],
  holder: string,
): Promise<Record<string, string[]>> {
  if (isCard(holder)) return {};
  const [rater] = await db
    .select({ person: ballotRater.person })
    .from(ballotRater)
    .where(
      and(
        eq(ballotRater.jurisdictionId, row.jurisdictionId),
        eq(ballotRater.roundId, row.roundId),
        eq(ballotRater.raterId, holder),
      ),
    );
  if (rater === undefined) return {};
  const pairs = await recusalPairs(db, row.jurisdictionId);
  const frozen = manifestOf(row);
  const barred = groups.map((id) => {
    const ratees = frozen.groups.get(id)?.group.ratees ?? [];
    return [
      id,
      ratees.filter((ratee) => mustRecuse(pairs, rater.person, ratee.id)).map((ratee) => ratee.id),
    ] as const;
  });
  return Object.fromEntries(barred.filter(([, ids]) => ids.length > 0));
}

/** @throws DomainError with the codes of the ballot protocol, `issuing-keys-lost` */
export async function tokenFor(
  platform: Platform,
  request: CodeRequest & { group: string; blinded: string },
): Promise<{ signature: string }> {
  return answering(async () => {
    const row = await roundOfManifest(platform, request.manifest);
    const keys = await issuingKeysOf(platform, row);
    const sign = (group: string, blinded: Uint8Array) => blindSignNative(keys.get(group)!, blinded);
    const now = platform.now().getTime();
    return issueToken(manifestOf(row), storeOf(platform, row), sign, now, request);
  });
}

async function answering<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) throw refused(error.code);
    throw error;
  }
}

/** A refusal of the protocol as the server answers it; phones know the code. */
export function refused(code: RefusalCode): DomainError {
  const { status, zh, en } = REFUSALS[code];
  return new DomainError(code, status, { zh, en });
}

/** @throws Refusal `wrong-campaign`, `issuing-closed` */
async function roundOfManifest(platform: Platform, manifestHash: string): Promise<RoundRow> {
  const [row] = await platform.db
    .select()
    .from(ballotRound)
    .where(eq(ballotRound.manifestHash, manifestHash));
  if (row === undefined) throw new Refusal("wrong-campaign");
  if (row.status !== "frozen" || row.issuingStopped) throw new Refusal("issuing-closed");
  return row;
}

function storeOf({ db }: Platform, row: RoundRow): IssuerStore {
  const { jurisdictionId, roundId } = row;
  return {
    async holderOf(codeHash) {
      const [code] = await db
        .select({ holder: ballotCode.holder, groups: ballotCode.groupIds })
        .from(ballotCode)
        .where(
          and(
            eq(ballotCode.jurisdictionId, jurisdictionId),
            eq(ballotCode.roundId, roundId),
            eq(ballotCode.codeHash, codeHash),
            eq(ballotCode.void, false),
          ),
        );
      return code ?? null;
    },
    keepFirst: (groupId, holder, requestHash) =>
      db.transaction(async (tx) => {
        // Shared with other phones; the order to close waits for it and then counts this token.
        const [open] = await tx
          .select({ status: ballotRound.status, stopped: ballotRound.issuingStopped })
          .from(ballotRound)
          .where(isRound(row))
          .for("share");
        if (open?.status !== "frozen" || open.stopped) throw new Refusal("issuing-closed");
        const kept = await tx
          .insert(ballotIssued)
          .values({ jurisdictionId, roundId, groupId, holder, requestHash, issued: 1 })
          .onConflictDoUpdate({
            target: [
              ballotIssued.jurisdictionId,
              ballotIssued.roundId,
              ballotIssued.groupId,
              ballotIssued.holder,
            ],
            // Only after a replacement was confirmed is the place free for another request.
            set: { requestHash, issued: sql`${ballotIssued.issued} + 1` },
            setWhere: isNull(ballotIssued.requestHash),
          })
          .returning({ requestHash: ballotIssued.requestHash });
        if (kept[0]?.requestHash != null) return kept[0].requestHash;
        const [first] = await tx
          .select({ requestHash: ballotIssued.requestHash })
          .from(ballotIssued)
          .where(
            and(
              eq(ballotIssued.jurisdictionId, jurisdictionId),
              eq(ballotIssued.roundId, roundId),
              eq(ballotIssued.groupId, groupId),
              eq(ballotIssued.holder, holder),
            ),
          );
        return first?.requestHash ?? "";
      }),
  };
}
