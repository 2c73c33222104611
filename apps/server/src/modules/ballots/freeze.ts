import { randomBytes } from "node:crypto";
import { ruleValue } from "@hengjian/appraisal";
import { type FrozenManifest, freezeManifest, issuingKeyText } from "@hengjian/ballot";
import { type IssuingKey, makeIssuingKey } from "@hengjian/ballot/node";
import { and, eq, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import { boxDown } from "../../platform/ballot-box/link.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { conflict } from "../../platform/errors.ts";
import { jurisdictionOf } from "../../platform/jurisdiction.ts";
import { keepIssuingKeys } from "./issuing-keys.ts";
import { FORM_ID, formOf, limitsOf } from "./plan/form.ts";
import { type PlanFacts, planFacts } from "./plan/view.ts";
import { ballotGroup, ballotRound, type RoundRow } from "./schema.ts";
import { signersOf } from "./signers.ts";
import { isRound } from "./store.ts";

/** Making one takes up to a second, so they are made before the round is held. */
export function makeKeys(count: number): Promise<IssuingKey[]> {
  return Promise.all(Array.from({ length: count }, makeIssuingKey));
}

/**
 * Freeze the manifest: from here on groups, lists, windows and everything that anonymity rests on are fixed. The box
 * gets it in the same transaction; when the box does not answer nothing is frozen.
 * @throws DomainError `box-down`, `plan-changed`
 */
export async function freezeRound(
  tx: Tx,
  ctx: Ctx,
  row: RoundRow,
  keys: readonly IssuingKey[],
): Promise<void> {
  const { platform } = ctx;
  const facts = await planFacts(tx, row);
  if (facts.plan.length !== keys.length) throw planChanged();
  const keyOf = new Map(facts.plan.map(({ row: group }, i) => [group.groupId, keys[i]!]));
  const frozen = await buildManifest(tx, ctx, row, facts, keyOf);
  const publicUrl = platform.box.publicUrl();
  if (publicUrl === null) throw boxDown();
  await keepIssuingKeys(tx, platform, row, keyOf);
  await fixGroups(tx, row, facts);
  await tx
    .update(ballotRound)
    .set({
      status: "frozen",
      manifest: frozen.text,
      manifestHash: frozen.hashText,
      frozenAt: platform.now(),
      boothUrl: `${publicUrl}/c/${frozen.manifest.campaign}/`,
    })
    .where(isRound(row));
  await recordEvent(tx, ctx, {
    action: "ballots.freeze",
    subjectType: "round",
    subjectId: row.roundId,
    detail: {
      mode: row.mode,
      manifest: frozen.hashText,
      groups: facts.groups.length,
      eligible: facts.groups.reduce((sum, one) => sum + one.eligible, 0),
    },
  });
  await platform.box.add(frozen.text);
}

async function buildManifest(
  tx: Tx,
  { platform }: Ctx,
  row: RoundRow,
  { plan, frozen, ratees, groups }: PlanFacts,
  keys: ReadonlyMap<string, IssuingKey>,
): Promise<FrozenManifest> {
  const { scheme, packs } = frozen;
  const { settings } = row;
  const signers = await signersOf(tx, row.jurisdictionId);
  const keyText = (accountId: string | null) =>
    signers.find((one) => one.accountId === accountId)?.publicKey ?? "";
  const rateeOf = new Map(ratees.map((one) => [one.cadreId, one]));
  const distribution = ruleValue(packs, "anonymity.distribution");
  const own = await jurisdictionOf(tx, row.jurisdictionId);
  const { boxKey, booth } = await platform.box.identity();
  return freezeManifest({
    format: "hengjian-manifest/1",
    // Not the id of the round: an attempt that failed half-way leaves an empty box behind, which nobody asks for.
    campaign: randomBytes(6).toString("hex"),
    title: { zh: row.title, en: row.title },
    organiser: organiserOf(own?.name ?? ""),
    mode: row.mode,
    issuer: platform.publicUrl,
    boxKey,
    supervisorKey: keyText(settings.supervisor),
    officerKeys: settings.officers.map(keyText),
    issuing: settings.issuing,
    casting: settings.casting,
    thresholds: { mean: ruleValue(packs, "anonymity.mean"), distribution, comments: distribution },
    booth,
    forms: [formOf(scheme, settings.commentLength)],
    groups: plan.map(({ row: group, ratees: rated }, i) => ({
      id: group.groupId,
      name: group.label,
      form: FORM_ID,
      eligible: groups[i]!.eligible,
      key: issuingKeyText(keys.get(group.groupId)!.publicKey),
      ratees: rated.map((cadreId) => {
        const { name, unitName, post } = rateeOf.get(cadreId)!;
        return { id: cadreId, name, post: `${unitName}${post}` };
      }),
      limits: settings.limitTop ? limitsOf(scheme, packs, rated.length) : [],
    })),
  });
}

/** Who asks, as papers are signed too. */
export function organiserOf(jurisdictionName: string): { zh: string; en: string } {
  return { zh: `${jurisdictionName}考核办公室`, en: `Assessment office, ${jurisdictionName}` };
}

/** Eligible counts and cards as the manifest has them. */
async function fixGroups(tx: Tx, row: RoundRow, { groups }: PlanFacts): Promise<void> {
  const values = sql.join(
    groups.map((one) => sql`(${one.group}, ${one.eligible}::int, ${one.byCard}::int)`),
    sql`, `,
  );
  await tx
    .update(ballotGroup)
    .set({ eligible: sql`fixed.eligible`, cards: sql`fixed.cards` })
    .from(sql`(values ${values}) as fixed (group_id, eligible, cards)`)
    .where(
      and(
        eq(ballotGroup.jurisdictionId, row.jurisdictionId),
        eq(ballotGroup.roundId, row.roundId),
        sql`${ballotGroup.groupId} = fixed.group_id`,
      ),
    );
}

function planChanged() {
  return conflict("plan-changed", {
    zh: "评价主体刚被改动。请刷新页面,核对后再办理。",
    en: "The groups were changed just now. Reload the page, look at them, and take the step again.",
  });
}
