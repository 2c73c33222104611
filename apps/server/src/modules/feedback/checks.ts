import { and, eq, sql } from "drizzle-orm";
import { campaignRatee } from "../campaigns/schema.ts";
import type { CheckScope, Finding, StagePart } from "../campaigns/service.ts";
import { acknowledgement, letter } from "./schema.ts";

/** What feedback contributes to the stage line. */
export const feedbackPart: StagePart = {
  checks: {
    "letters-released": {
      label: { zh: "反馈意见书全部发出", en: "All letters released" },
      run: lettersReleased,
    },
    "everyone-acknowledged": {
      label: { zh: "全部签收", en: "Everybody acknowledged" },
      mayBeReasoned: true,
      run: everyoneAcknowledged,
    },
  },
};

export interface FeedbackCounts {
  ratees: number;
  drafted: number;
  openErrors: number;
  released: number;
  acknowledged: number;
  questions: number;
}

/** How far the feedback of a campaign is. */
export async function feedbackCounts({
  tx,
  campaign,
}: Pick<CheckScope, "tx" | "campaign">): Promise<FeedbackCounts> {
  const [row] = await tx
    .select({
      ratees: sql<number>`count(*)::int`,
      drafted: sql<number>`count(${letter.cadreId})::int`,
      openErrors: sql<number>`count(*) filter (where ${letter.openErrors} > 0 and ${letter.releasedAt} is null)::int`,
      released: sql<number>`count(${letter.releasedAt})::int`,
      acknowledged: sql<number>`count(${acknowledgement.acknowledgedAt})::int`,
      questions: sql<number>`count(*) filter (where not ${acknowledgement.understood})::int`,
    })
    .from(campaignRatee)
    .leftJoin(
      letter,
      and(
        eq(letter.jurisdictionId, campaignRatee.jurisdictionId),
        eq(letter.campaignId, campaignRatee.campaignId),
        eq(letter.cadreId, campaignRatee.cadreId),
      ),
    )
    .leftJoin(
      acknowledgement,
      and(
        eq(acknowledgement.jurisdictionId, campaignRatee.jurisdictionId),
        eq(acknowledgement.campaignId, campaignRatee.campaignId),
        eq(acknowledgement.cadreId, campaignRatee.cadreId),
      ),
    )
    .where(
      and(
        eq(campaignRatee.jurisdictionId, campaign.jurisdictionId),
        eq(campaignRatee.campaignId, campaign.campaignId),
      ),
    );
  return row ?? { ratees: 0, drafted: 0, openErrors: 0, released: 0, acknowledged: 0, questions: 0 };
}

async function lettersReleased(scope: CheckScope): Promise<Finding> {
  const { ratees, drafted, released } = await feedbackCounts(scope);
  return {
    ok: ratees > 0 && released === ratees,
    detail: {
      zh: `已起草 ${drafted} 份、发出 ${released} 份,共 ${ratees} 人。`,
      en: `${drafted} drafted, ${released} released, of ${ratees} people.`,
    },
    link: `/campaigns/${scope.campaign.campaignId}/letters`,
  };
}

async function everyoneAcknowledged(scope: CheckScope): Promise<Finding> {
  const { ratees, acknowledged, questions } = await feedbackCounts(scope);
  return {
    ok: acknowledged === ratees,
    detail: {
      zh: `已签收 ${acknowledged} 人,共 ${ratees} 人,其中 ${questions} 人有疑问。`,
      en: `${acknowledged} of ${ratees} people acknowledged, ${questions} of them with questions.`,
    },
    link: `/campaigns/${scope.campaign.campaignId}/letters`,
  };
}
