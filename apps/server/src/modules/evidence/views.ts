import { ruleValue, type Tally, withheldGroups } from "@hengjian/appraisal";
import type { Ctx } from "../../platform/context.ts";
import type { RateeRow } from "../campaigns/schema.ts";
import { compareStages, findCampaign, findFrozen, rateesOf } from "../campaigns/service.ts";
import { commentsForOffice } from "./comments.ts";
import { countedEvidence, type GroupCount } from "./counted.ts";

export interface TallyView {
  indicator: string;
  group: string;
  valid: number;
  /** Null where the group is too small for its distribution to be shown. */
  counts: Record<string, number> | null;
  notKnown: number | null;
  abstained: number | null;
}

/** Ballots per ratee and, once the evidence is sealed, the votes; small groups stay hidden. */
export async function evidencePage(ctx: Ctx, campaignId: string, query: { page: number; size: number }) {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  const ratees = await rateesOf(db, row);
  const evidence = await countedEvidence(db, row);
  const frozen = await findFrozen(db, row);
  const isSealed = compareStages(row.stage, "seal") >= 0 && frozen !== null;
  const least = frozen === null ? 0 : ruleValue(frozen.packs, "anonymity.distribution");
  const groups = Map.groupBy(evidence.groups, (one) => one.cadreId);
  const from = (query.page - 1) * query.size;
  const shown = ratees.slice(from, from + query.size);
  const comments = await commentsForOffice(
    ctx,
    row,
    shown.map((ratee) => ratee.cadreId),
  );
  const items = shown.map((ratee) => ({
    ...rateeOfPage(ratee),
    groups: (groups.get(ratee.cadreId) ?? []).map(groupView),
    tallies: isSealed ? talliesOf(evidence.tallies.get(ratee.cadreId) ?? [], least) : null,
    comments: comments.get(ratee.cadreId) ?? null,
  }));
  return {
    items,
    total: ratees.length,
    page: query.page,
    size: query.size,
    totals: totalsOf(evidence.groups),
    boxes: evidence.boxes,
  };
}

function rateeOfPage({ cadreId, unitCode, unitName, name, post, unratedReason }: RateeRow) {
  return { cadreId, unitCode, unitName, name, post, unratedReason };
}

function groupView({ cadreId: _, ...rest }: GroupCount) {
  return rest;
}

function totalsOf(groups: readonly GroupCount[]) {
  const sum = (pick: (one: GroupCount) => number) => groups.reduce((total, one) => total + pick(one), 0);
  const isComplete = groups.length > 0 && groups.every((one) => one.issued !== null);
  return {
    issued: isComplete ? sum((one) => one.issued ?? 0) : null,
    returned: sum((one) => one.returned),
    valid: sum((one) => (one.isVoid ? 0 : one.valid)),
    voided: groups.filter((one) => one.isVoid).length,
  };
}

/** Withheld as on the score sheet: small groups, and the next smallest where subtraction would give them away. */
function talliesOf(tallies: readonly Tally[], least: number): TallyView[] {
  const validOf = ({ counts, withheld }: Tally) =>
    withheld?.kept === "counts" ? withheld.rated : Object.values(counts).reduce((total, n) => total + n, 0);
  const byIndicator = Map.groupBy(tallies, (one) => one.indicator);
  return [...byIndicator.values()].flatMap((own) => {
    const groups = own.map((one) => ({ code: one.group, valid: validOf(one) }));
    const withheld = withheldGroups(groups, least);
    return own.map((one): TallyView => {
      const { indicator, group, notKnown, abstained } = one;
      const base = { indicator, group, valid: validOf(one) };
      if (withheld.has(group) || one.withheld !== undefined)
        return { ...base, counts: null, notKnown: null, abstained: null };
      return { ...base, counts: { ...one.counts }, notKnown, abstained };
    });
  });
}
