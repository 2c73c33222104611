import { GRADES } from "@hengjian/appraisal";
import { z } from "zod";
import { instant, pageOf, textShape } from "../../platform/http/shapes.ts";
import { CAMPAIGN_KINDS } from "../campaigns/schema.ts";
import { ruleRef } from "../schemes/service.ts";

const kind = z.enum(CAMPAIGN_KINDS);

export const gradeCode = z.enum(GRADES);
const count = z.number().int();
const number = z.number().nullable();

const votes = z.object({
  levels: z.array(z.object({ value: z.number(), label: textShape, count })).readonly(),
  valid: count,
  notKnown: count,
  abstained: count,
  hidden: z.boolean().describe("Counts withheld because the group is too small"),
});

/** One number of a score sheet, as `ScoreNode` of @hengjian/appraisal. */
export const scoreNode = z
  .object({
    id: z.string(),
    kind: z.enum(["result", "method", "dimension", "indicator", "group", "statistic", "fact"]),
    label: textShape,
    value: number,
    scale: z.object({ min: z.number(), max: z.number() }),
    decimals: count,
    weight: number,
    effectiveWeight: number,
    formula: textShape,
    votes: votes.optional(),
    reliability: z
      .object({
        n: count,
        se: number,
        interval95: z.tuple([z.number(), z.number()]).readonly().nullable(),
        rwg: number,
        icc1: number,
        icc2: number,
        ofMean: number.describe("Reliability of this mean of n sheets"),
        ratersNeeded: count.nullable(),
      })
      .optional(),
    rule: ruleRef.nullable(),
    source: z.object({ kind: z.string(), ref: z.string(), label: textShape }).nullable(),
    flags: z.array(z.object({ code: z.string(), text: textShape })).readonly(),
    get children() {
      return z.array(scoreNode).readonly();
    },
  })
  .meta({ id: "ScoreNode" });

const version = z.object({ id: z.string(), version: z.string() });

export const scoreSheetShape = z
  .object({
    engineVersion: z.string(),
    scheme: version,
    packs: z.array(version).readonly(),
    rateeRef: z.string(),
    root: scoreNode,
  })
  .meta({ id: "ScoreSheet" });

const ratee = z.object({
  cadreId: z.uuid(),
  name: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  post: z.string(),
});

export const resultItem = ratee
  .extend({
    score: number,
    rank: count.nullable(),
    ratingsN: count,
    ratingsMean: number.describe("Unweighted mean of the sheets, raw scale"),
    ratingsSe: number,
    proposed: gradeCode.nullable(),
    decided: gradeCode.nullable(),
    reason: z.string().nullable(),
    final: z.boolean(),
    differs: z.boolean(),
    tieAtCut: z.boolean(),
    bars: z.array(textShape),
    openFindings: count.describe("Leads on this person that nobody has checked yet"),
  })
  .meta({ id: "ResultItem" });

export const resultPage = pageOf(resultItem);

export const resultDetail = z
  .object({
    ratee,
    sheet: scoreSheetShape,
    inputsHash: z.string(),
    rank: count.nullable(),
    grade: z
      .object({
        decided: gradeCode.nullable(),
        decidedLabel: textShape.nullable(),
        final: z.boolean(),
        deliberation: z
          .object({
            proposed: gradeCode,
            bars: z.array(z.object({ effect: z.string(), text: textShape, rule: ruleRef })),
            reasons: z.array(z.object({ text: textShape, rule: ruleRef.nullable() })),
            tieAtCut: z.boolean(),
            reason: z.string().nullable(),
            decidedBy: z.string().nullable(),
            decidedAt: instant.nullable(),
          })
          .nullable()
          .describe("Null for the person assessed"),
      })
      .nullable(),
  })
  .meta({ id: "Result" });

export const reliabilityShape = z
  .object({
    ratees: count,
    sheets: count,
    icc1: number,
    icc2: number,
    averageSize: number,
    msBetween: number,
    msWithin: number,
    alpha: number,
    wanted: z.number(),
    ratersNeeded: count.nullable(),
    meanOfMeans: number,
    sdOfMeans: number,
    cohort: z.object({ size: count, indicators: z.record(z.string(), z.number()).readonly() }).nullable(),
    engineVersion: z.string(),
    resultHash: z.string(),
    scoredAt: instant,
  })
  .meta({ id: "CampaignReliability" });

export const reliabilityItem = z
  .object({
    campaignId: z.uuid(),
    name: z.string(),
    year: count,
    kind,
    ratees: count,
    sheets: count,
    icc1: number.describe("Reliability of one sheet"),
    icc2: number.describe("Reliability of a mean of `averageSize` sheets"),
    averageSize: number,
    wanted: z.number(),
    ratersNeeded: count.nullable().describe("Raters for each ratee that reach the wanted reliability"),
    severity: z.string().nullable().describe("Whether severity could be estimated; null when not analysed"),
    openFindings: count,
    scoredAt: instant,
  })
  .meta({ id: "ReliabilityItem" });

export const quotaShape = z
  .object({
    quota: z.object({
      people: count,
      share: z.number(),
      approvedShare: number,
      rounding: z.enum(["floor", "half_up"]),
      places: count,
      floor: count,
      halfUp: count,
      approvedPlaces: count.nullable(),
      sentence: textShape,
    }),
    counted: count,
    limit: count.describe("Places for excellent in force"),
    excellent: count,
    undecided: count,
    differing: count,
    approved: z.object({ share: z.number(), document: z.string(), by: z.string(), at: instant }).nullable(),
    proposedAt: instant,
  })
  .meta({ id: "CampaignQuota" });

export const myResult = z
  .object({
    campaign: z.object({ campaignId: z.uuid(), name: z.string(), year: count }),
    ratee,
    sheet: scoreSheetShape,
    inputsHash: z.string(),
    rank: count.nullable(),
    cohortSize: count,
    grade: z.object({ code: gradeCode, label: textShape }).nullable(),
  })
  .meta({ id: "MyResult" });
