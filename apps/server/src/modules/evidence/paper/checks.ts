import { and, eq, isNotNull, or } from "drizzle-orm";
import type { CheckScope, Finding } from "../../campaigns/service.ts";
import { paperCount } from "./schema.ts";
import { ofCampaign } from "./store.ts";

/** Sealed with a count half entered, the votes of a hall would be lost without a word. */
export async function paperSettled({ tx, campaign }: CheckScope): Promise<Finding> {
  const open = await tx
    .select({ place: paperCount.place, countedOn: paperCount.countedOn, status: paperCount.status })
    .from(paperCount)
    .where(
      and(
        ofCampaign(paperCount, campaign),
        or(
          eq(paperCount.status, "open"),
          and(eq(paperCount.status, "taken"), isNotNull(paperCount.withdrawBy)),
        ),
      ),
    );
  const names = open.map((one) => `${one.place} ${one.countedOn}`);
  return {
    ok: open.length === 0,
    detail:
      open.length === 0
        ? {
            zh: "没有未办结的纸质票录入。",
            en: "No count of paper ballots is open.",
          }
        : {
            zh: `还有 ${open.length} 份纸质票没有办结(${names.join("、")})。请两人录入一致后计入,或作废;提出了撤回的,请另一人确认或取消。`,
            en: `${open.length} counts of paper ballots are open (${names.join(", ")}). Have two people enter them and take them, or discard them; a proposed withdrawal is to be confirmed or cancelled.`,
          },
    link: `/campaigns/${campaign.campaignId}/ballots`,
  };
}
