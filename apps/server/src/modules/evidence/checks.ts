import type { CheckScope, Finding, StagePart } from "../campaigns/service.ts";
import { rateesOf } from "../campaigns/service.ts";
import { countedEvidence } from "./counted.ts";
import { paperSettled } from "./paper/checks.ts";

/** What the evidence contributes to the stage line. */
export const evidencePart: StagePart = {
  checks: {
    "has-evidence": { label: { zh: "已有考核依据", en: "Evidence collected" }, run: hasEvidence },
    "every-ratee-rated": {
      label: { zh: "每名被考核人都有有效票", en: "Valid votes about everybody" },
      run: everyRateeRated,
    },
    "paper-settled": { label: { zh: "纸质票录入已办结", en: "Paper ballots settled" }, run: paperSettled },
  },
};

const linkTo = (scope: CheckScope) => `/campaigns/${scope.campaign.campaignId}/evidence`;

async function hasEvidence(scope: CheckScope): Promise<Finding> {
  const { groups } = await countedEvidence(scope.tx, scope.campaign);
  const returned = groups.reduce((total, one) => total + one.returned, 0);
  const valid = groups.reduce((total, one) => total + (one.isVoid ? 0 : one.valid), 0);
  return {
    ok: valid > 0,
    detail: {
      zh: `收回测评票 ${returned} 张,有效 ${valid} 张。`,
      en: `${returned} ballots came back, ${valid} of them valid.`,
    },
    link: linkTo(scope),
  };
}

async function everyRateeRated(scope: CheckScope): Promise<Finding> {
  const { groups } = await countedEvidence(scope.tx, scope.campaign);
  const rated = new Set(groups.filter((one) => !one.isVoid && one.valid > 0).map((one) => one.cadreId));
  const ratees = await rateesOf(scope.tx, scope.campaign);
  const missing = ratees.filter((ratee) => !rated.has(ratee.cadreId) && ratee.unratedReason === null);
  const voided = groups.filter((one) => one.isVoid).length;
  const voidZh = voided === 0 ? "" : `另有 ${voided} 组票因收回多于发出而作废。`;
  const voidEn = voided === 0 ? "" : ` ${voided} votes are void: more ballots back than out.`;
  const names = missing.slice(0, 10).map((ratee) => `${ratee.name}(${ratee.unitName})`);
  const more = missing.length > names.length ? "等" : "";
  return {
    ok: missing.length === 0,
    detail:
      missing.length === 0
        ? {
            zh: `${ratees.length} 名被考核人都已有票或注明原因。${voidZh}`,
            en: `All ${ratees.length} people have votes or a reason.${voidEn}`,
          }
        : {
            zh: `还缺 ${missing.length} 人:${names.join("、")}${more}。请补充票,或写明不测评的原因。${voidZh}`,
            en: `${missing.length} people lack votes: ${names.join(", ")}${more === "" ? "" : ", …"}. Add votes or say why nobody rates them.${voidEn}`,
          },
    link: linkTo(scope),
  };
}
