import { duesAfter, type Text } from "@hengjian/appraisal";
import { and, count, eq } from "drizzle-orm";
import { headsOfUnits } from "../roster/service.ts";
import { workCalendar } from "../schemes/service.ts";
import { freezeCampaign } from "./freeze.ts";
import type { CheckScope, EnteredStage, Finding, StagePart } from "./line.ts";
import { campaign, campaignUnit } from "./schema.ts";
import { findFrozen, frozenOf, openStep } from "./store.ts";

/** What the campaign itself contributes to its stage line. */
export const campaignPart: StagePart = {
  checks: {
    "has-units": { label: { zh: "已选定考核单位", en: "Units chosen" }, run: hasUnits },
    "one-ratee-per-unit": {
      label: { zh: "每个单位有且只有一名被考核人", en: "Each unit has one person to assess" },
      run: oneRateePerUnit,
    },
    "snapshot-frozen": { label: { zh: "名册和方案已冻结", en: "Roster and scheme frozen" }, run: isFrozen },
    "evidence-sealed": { label: { zh: "考核依据已封存", en: "Evidence sealed" }, run: isSealed },
    "posting-ended": {
      label: { zh: "公示期满", en: "Posting ended" },
      mayBeReasoned: true,
      run: postingEnded,
    },
    "grades-final": { label: { zh: "等次已审定", en: "Grades final" }, run: gradesFinal },
  },
  onEnter: {
    freeze: freezeCampaign,
    deliberate: async ({ tx, campaign: row }) => {
      await update(tx, row, { postingFrom: null, postingUntil: null });
    },
    post: beginPosting,
    decide: async ({ tx, ctx, campaign: row }) => {
      await update(tx, row, { finalAt: ctx.platform.now() });
    },
  },
};

async function hasUnits({ tx, campaign: row }: CheckScope): Promise<Finding> {
  const [units] = await tx
    .select({ n: count() })
    .from(campaignUnit)
    .where(
      and(eq(campaignUnit.jurisdictionId, row.jurisdictionId), eq(campaignUnit.campaignId, row.campaignId)),
    );
  const n = units?.n ?? 0;
  const detail = { zh: `已选 ${n} 个单位。`, en: `${n} units chosen.` };
  return { ok: n > 0, detail, link: `/campaigns/${row.campaignId}` };
}

async function oneRateePerUnit({ tx, campaign: row }: CheckScope): Promise<Finding> {
  const units = await tx
    .select({ unitId: campaignUnit.unitId })
    .from(campaignUnit)
    .where(
      and(eq(campaignUnit.jurisdictionId, row.jurisdictionId), eq(campaignUnit.campaignId, row.campaignId)),
    );
  const unitIds = units.map((unit) => unit.unitId);
  const heads = await headsOfUnits(tx, row.jurisdictionId, { unitIds });
  return { ...rateeFaults(unitIds, heads), link: "/roster" };
}

interface Head {
  unitId: string;
  unitName: string;
  cadreId: string;
  name: string;
}

/** Units without a head, units with several, and people who head several of the units. */
function rateeFaults(unitIds: readonly string[], heads: readonly Head[]): { ok: boolean; detail: Text } {
  const without = unitIds.length - new Set(heads.map((head) => head.unitId)).size;
  const crowded = repeated(heads, (head) => head.unitId).map((head) => head.unitName);
  const double = repeated(heads, (head) => head.cadreId).map((head) => head.name);
  const zh = [
    without > 0 ? `${without} 个单位没有主要负责人` : "",
    crowded.length > 0 ? `${crowded.join("、")}有不止一名主要负责人` : "",
    double.length > 0 ? `${double.join("、")}同时负责几个单位` : "",
  ].filter((part) => part !== "");
  const en = [
    without > 0 ? `${without} units have no head` : "",
    crowded.length > 0 ? `more than one head in ${crowded.join(", ")}` : "",
    double.length > 0 ? `${double.join(", ")} heads several units` : "",
  ].filter((part) => part !== "");
  if (zh.length === 0) {
    const n = heads.length;
    return {
      ok: true,
      detail: { zh: `${n} 个单位,${n} 名被考核人。`, en: `${n} units, ${n} people to assess.` },
    };
  }
  return {
    ok: false,
    detail: {
      zh: `${zh.join(";")}。请在干部库中改正,或调整本活动的单位。`,
      en: `${en.join("; ")}. Mend the roster, or change the units of this campaign.`,
    },
  };
}

function repeated<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Map<string, number>();
  for (const item of items) seen.set(key(item), (seen.get(key(item)) ?? 0) + 1);
  const first = new Map<string, T>();
  for (const item of items) {
    if (seen.get(key(item))! > 1 && !first.has(key(item))) first.set(key(item), item);
  }
  return [...first.values()];
}

async function isFrozen({ tx, campaign: row }: CheckScope): Promise<Finding> {
  const frozen = await findFrozen(tx, row);
  const detail =
    frozen === null
      ? { zh: "尚未冻结。", en: "Not frozen yet." }
      : {
          zh: `已冻结,名册校验码 ${frozen.snapshotHash.slice(0, 16)}。`,
          en: `Frozen; hash of the roster rows ${frozen.snapshotHash.slice(0, 16)}.`,
        };
  return { ok: frozen !== null, detail, link: `/campaigns/${row.campaignId}/snapshot` };
}

async function isSealed({ campaign: row }: CheckScope): Promise<Finding> {
  const ok = row.stage !== "collect";
  const detail = ok
    ? { zh: "已封存,不能再导入或替换。", en: "Sealed: nothing can be imported or replaced." }
    : { zh: "尚未封存。", en: "Not sealed yet." };
  return { ok, detail, link: `/campaigns/${row.campaignId}/evidence` };
}

async function postingEnded({ campaign: row, today }: CheckScope): Promise<Finding> {
  const until = row.postingUntil;
  const ok = until !== null && today > until;
  const zh = until === null ? "尚未公示。" : `公示期 ${row.postingFrom} 至 ${until}。`;
  const en = until === null ? "Not posted yet." : `Posted from ${row.postingFrom} to ${until}.`;
  const early = ok || until === null;
  return {
    ok,
    detail: {
      zh: early ? zh : `${zh}未满期进入下一步须写明理由并由两人办理。`,
      en: early ? en : `${en} To go on earlier takes a written reason and two people.`,
    },
    link: `/campaigns/${row.campaignId}/results`,
  };
}

async function gradesFinal({ tx, campaign: row }: CheckScope): Promise<Finding> {
  const pending = await openStep(tx, row);
  const ok = row.finalAt !== null && pending === null;
  const detail = ok
    ? { zh: "等次已审定。", en: "The grades are final." }
    : { zh: "等次尚未审定。", en: "The grades are not final yet." };
  return { ok, detail, link: `/campaigns/${row.campaignId}/results` };
}

/** The day of posting is not counted; the posting ends with its last working day. */
async function beginPosting({ tx, campaign: row, today }: EnteredStage): Promise<void> {
  const frozen = await frozenOf(tx, row);
  const calendar = await workCalendar(tx, row.jurisdictionId);
  const posting = duesAfter({ posted: today }, frozen.packs, calendar).find(
    (due) => due.key === "deadline.posting",
  );
  const postingUntil = posting?.due ?? today;
  await update(tx, row, { postingFrom: today, postingUntil });
}

async function update(
  tx: EnteredStage["tx"],
  row: EnteredStage["campaign"],
  values: Partial<EnteredStage["campaign"]>,
): Promise<void> {
  await tx
    .update(campaign)
    .set(values)
    .where(and(eq(campaign.jurisdictionId, row.jurisdictionId), eq(campaign.campaignId, row.campaignId)));
}
