import { sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { invalid } from "../../platform/errors.ts";
import { frozenOf, lockForChange, rateesOf } from "../campaigns/service.ts";
import { ballotsIssued } from "./schema.ts";

export interface IssuedRow {
  cadreId: string;
  group: string;
  issued: number;
}

/**
 * Record how many ballots were handed out [应发]. Where more come back than went out, the vote of that group about that
 * person is void.
 * @throws DomainError `ballots-unfit`, `wrong-stage`
 */
export async function setIssued(ctx: Ctx, campaignId: string, rows: readonly IssuedRow[]): Promise<void> {
  const { jurisdictionId, userId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, jurisdictionId, campaignId, ["collect"]);
    const { scheme } = await frozenOf(tx, row);
    const groups = new Set(scheme.methods.flatMap((method) => method.groups.map((group) => group.code)));
    const ratees = new Set((await rateesOf(tx, row)).map((ratee) => ratee.cadreId));
    if (rows.some((one) => !ratees.has(one.cadreId) || !groups.has(one.group))) throw unfit();
    const stamp = { setBy: userId, setAt: ctx.platform.now() };
    const target = [
      ballotsIssued.jurisdictionId,
      ballotsIssued.campaignId,
      ballotsIssued.cadreId,
      ballotsIssued.raterGroup,
    ];
    await tx
      .insert(ballotsIssued)
      .values(
        rows.map(({ cadreId, group, issued }) => ({
          ...{ jurisdictionId, campaignId, cadreId, raterGroup: group, issued },
          ...stamp,
        })),
      )
      .onConflictDoUpdate({ target, set: { issued: sql`excluded.issued`, ...stamp } });
    await recordEvent(tx, ctx, {
      action: "evidence.issued",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { rows: rows.length, issued: rows.reduce((total, one) => total + one.issued, 0) },
      after: rows,
    });
  });
}

function unfit() {
  return invalid("ballots-unfit", {
    zh: "发票数中有不属于本次考核的人或评价主体。请刷新页面后重填。",
    en: "The numbers name a person or rater group that is not part of this campaign. Reload the page and enter them again.",
  });
}
