import { z } from "zod";
import { instant, pageOf, textShape } from "../../platform/http/shapes.ts";
import { DISPOSITIONS } from "./schema.ts";
import { LEAD_TESTS } from "./tests/labels.ts";

const count = z.number().int();
const number = z.number().nullable();
export const leadTest = z.enum(LEAD_TESTS);
export const disposition = z.enum(DISPOSITIONS);
export const findingState = z.enum([...DISPOSITIONS, "gone"]);

const severity = z
  .object({
    code: z.string(),
    text: textShape.describe("How severities were estimated, or why nothing is adjusted"),
    model: z
      .object({
        estimator: z.enum(["joint", "marginal"]),
        ratees: count,
        raters: count,
        items: count,
        marks: count,
        iterations: count,
        converged: z.boolean(),
        severitySd: z.number(),
        severityReliability: z.number(),
        rateeReliability: z.number(),
      })
      .nullable(),
    connectedness: z
      .object({ subsets: count, largest: count, raters: count, ratersOfSeveral: count })
      .nullable(),
    ratees: z.array(
      z.object({
        cadreId: z.uuid(),
        name: z.string(),
        unitName: z.string(),
        n: count,
        raw: number.describe("Mean of the sheets, raw scale"),
        adjusted: number,
        se: number,
        reason: textShape.nullable(),
      }),
    ),
  })
  .meta({ id: "SeverityResult" });

export const analysisShape = z
  .object({
    mayAnalyse: z.boolean(),
    use: z.enum(["shown", "used"]).describe("What the scheme makes of the adjustment"),
    falseDiscoveryRate: z.number(),
    statement: textShape,
    counts: z.object({
      open: count.describe("To be checked"),
      confirmed: count,
      dismissed: count,
      noted: count,
      gone: count.describe("No longer found by the last analysis, and never dealt with"),
    }),
    people: z.array(
      z.object({ cadreId: z.uuid(), name: z.string(), unitName: z.string(), open: count, all: count }),
    ),
    analysis: z
      .object({
        engineVersion: z.string(),
        sheets: count,
        resultHash: z.string(),
        runBy: z.string(),
        runAt: instant,
        outdated: z.boolean().describe("Scores or grades have changed since"),
        onScoreSheets: z
          .boolean()
          .nullable()
          .describe("Whether the score sheets show these severities; null before scoring"),
        severity,
        tests: z.array(
          z.object({
            test: leadTest,
            label: textShape,
            about: textShape,
            effect: textShape,
            tried: count,
            leads: count,
            notRun: textShape.nullable(),
          }),
        ),
      })
      .nullable(),
  })
  .meta({ id: "CampaignAnalysis" });

const evidence = z.object({
  facts: z.array(z.object({ label: textShape, value: number, decimals: count })),
  lines: z.array(textShape),
  chart: z
    .object({
      title: textShape,
      axis: textShape,
      decimals: count,
      points: z.array(
        z.object({
          label: textShape,
          value: z.number(),
          low: z.number().optional(),
          high: z.number().optional(),
          n: count.optional(),
          marked: z.boolean().optional(),
        }),
      ),
    })
    .nullable(),
});

const item = {
  findingId: z.uuid(),
  test: leadTest,
  label: textShape,
  about: textShape,
  subject: z.union([
    z.object({ kind: z.literal("ratee"), cadreId: z.uuid() }),
    z.object({ kind: z.literal("group"), group: z.string() }),
    z.object({ kind: z.enum(["campaign", "category"]) }),
  ]),
  cadreId: z.uuid().nullable(),
  person: z.object({ name: z.string(), unitName: z.string() }).nullable(),
  statistic: z.number(),
  effect: z.number(),
  effectUnit: textShape,
  p: z.number(),
  q: z.number().describe("p after correction for all tests of the campaign (Benjamini and Hochberg)"),
  sentence: textShape,
  evidence,
  stands: z.boolean().describe("False when a later analysis no longer finds it"),
  foundAt: instant,
  disposition,
  dispositionLabel: textShape,
};

export const findingItem = z.object(item).meta({ id: "Finding" });
export const findingPage = pageOf(findingItem);
export const findingShape = z
  .object({
    ...item,
    campaign: z.object({ campaignId: z.uuid(), name: z.string(), year: count }),
    statement: textShape,
    isOwn: z.boolean().describe("About the person who asks, who may not deal with it"),
    history: z
      .array(
        z.object({
          disposition,
          dispositionLabel: textShape,
          reason: z.string(),
          by: z.string(),
          at: instant,
          sentence: textShape.nullable().describe("How the finding read then, where it reads otherwise now"),
        }),
      )
      .describe("What people said of it, the last first"),
  })
  .meta({ id: "FindingDetail" });
