import { and, count, eq, sql } from "drizzle-orm";
import type { CheckScope, EnteredStage, Finding, StagePart } from "../campaigns/service.ts";
import { rateesOf } from "../campaigns/service.ts";
import { limitOf, quotaOf } from "./decide.ts";
import { currentFacts, factsHash, propose } from "./proposals.ts";
import { grade, scoreSheet } from "./schema.ts";

/** What results and grades contribute to the stage line. */
export const resultsPart: StagePart = {
  checks: {
    "all-scored": { label: { zh: "全部核算完成", en: "Everybody scored" }, run: allScored },
    "all-decided": { label: { zh: "全部评定等次", en: "Everybody graded" }, run: allDecided },
    "within-quota": { label: { zh: "优秀不超名额", en: "Within the quota" }, run: withinQuota },
    "reasons-given": { label: { zh: "不同于建议的都有理由", en: "Reasons given" }, run: reasonsGiven },
  },
  onEnter: {
    deliberate: async ({ tx, ctx, campaign }) => {
      await propose(tx, ctx, campaign);
    },
    decide: makeFinal,
  },
};

const linkTo = (scope: CheckScope) => `/campaigns/${scope.campaign.campaignId}/results`;

const gradesOf = ({ campaign }: Pick<CheckScope, "campaign">) =>
  and(eq(grade.jurisdictionId, campaign.jurisdictionId), eq(grade.campaignId, campaign.campaignId));

async function allScored(scope: CheckScope): Promise<Finding> {
  const { tx, campaign } = scope;
  const ratees = await rateesOf(tx, campaign);
  const [scored] = await tx
    .select({ n: count() })
    .from(scoreSheet)
    .where(
      and(
        eq(scoreSheet.jurisdictionId, campaign.jurisdictionId),
        eq(scoreSheet.campaignId, campaign.campaignId),
      ),
    );
  const n = scored?.n ?? 0;
  return {
    ok: ratees.length > 0 && n === ratees.length,
    detail: {
      zh: `已核算 ${n} 人,共 ${ratees.length} 人。`,
      en: `${n} of ${ratees.length} people scored.`,
    },
    link: linkTo(scope),
  };
}

async function allDecided(scope: CheckScope): Promise<Finding> {
  const { tx, campaign } = scope;
  const [row] = await tx
    .select({ all: count(), decided: count(grade.decided) })
    .from(grade)
    .where(gradesOf(scope));
  const [all, decided] = [row?.all ?? 0, row?.decided ?? 0];
  const isComplete = all > 0 && decided === all;
  const isCurrent = isComplete ? await factsUnchanged(scope) : true;
  const zh = `已评定 ${decided} 人,共 ${all} 人。`;
  const en = `${decided} of ${all} people graded.`;
  return {
    ok: isComplete && isCurrent,
    detail: isCurrent
      ? { zh, en }
      : {
          zh: `${zh}评议开始后干部库中的处分、立案等事实有变动,请重新生成建议等次。`,
          en: `${en} Facts such as discipline or open cases have changed on the roster since; propose again.`,
        },
    link: `/campaigns/${campaign.campaignId}/results`,
  };
}

/** A decision on discipline or a case opened during the deliberation must not go unnoticed. */
async function factsUnchanged({ tx, campaign }: CheckScope): Promise<boolean> {
  if (campaign.stage !== "deliberate") return true;
  const quota = await quotaOf(tx, campaign);
  return quota.factsHash === factsHash(await currentFacts(tx, campaign));
}

async function withinQuota(scope: CheckScope): Promise<Finding> {
  const { tx, campaign } = scope;
  const quota = await quotaOf(tx, campaign);
  const [row] = await tx
    .select({ n: count() })
    .from(grade)
    .where(and(gradesOf(scope), eq(grade.decided, "excellent")));
  const n = row?.n ?? 0;
  const limit = limitOf(quota);
  return {
    ok: n <= limit,
    detail: { zh: `优秀 ${n} 人,名额 ${limit} 个。`, en: `${n} excellent, ${limit} places.` },
    link: linkTo(scope),
  };
}

async function reasonsGiven(scope: CheckScope): Promise<Finding> {
  const [row] = await scope.tx
    .select({
      differing: sql<number>`count(*) filter (where ${grade.decided} <> ${grade.proposed})::int`,
      silent: sql<number>`count(*) filter (where ${grade.decided} <> ${grade.proposed} and coalesce(${grade.reason}, '') = '')::int`,
    })
    .from(grade)
    .where(gradesOf(scope));
  const [differing, silent] = [row?.differing ?? 0, row?.silent ?? 0];
  return {
    ok: silent === 0,
    detail: {
      zh: `${differing} 人的等次与建议不同,其中 ${silent} 人没有理由。`,
      en: `${differing} decisions differ from the proposal, ${silent} of them without a reason.`,
    },
    link: linkTo(scope),
  };
}

async function makeFinal({ tx, ctx, campaign }: EnteredStage): Promise<void> {
  await tx.update(grade).set({ finalAt: ctx.platform.now() }).where(gradesOf({ campaign }));
}
