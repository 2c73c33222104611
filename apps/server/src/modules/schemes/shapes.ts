import { z } from "zod";
import { textShape } from "../../platform/http/shapes.ts";

// The types behind these shapes are those of @hengjian/appraisal.

export const ruleRef = z
  .object({
    packId: z.string(),
    version: z.string(),
    key: z.string(),
    label: textShape,
    source: z.string(),
    verified: z.boolean(),
  })
  .meta({ id: "RuleRef" });

const nonEmpty = z.string().trim().min(1).max(400);

const ruleValue = z
  .object({
    key: nonEmpty,
    label: textShape,
    value: z.unknown().describe("A number, a text, a term {days, kind}, or a table; as in the national pack"),
    unit: textShape.optional(),
    source: nonEmpty,
    sourceUrl: z.url().optional(),
    verified: z.boolean(),
    note: textShape.optional(),
  })
  .meta({ id: "RuleValue" });

export const rulePackShape = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
    version: z.string().regex(/^[0-9A-Za-z.-]{1,20}$/),
    title: textShape,
    jurisdiction: textShape.optional().describe("Where the pack holds"),
    values: z.array(ruleValue).min(1).max(200).readonly(),
  })
  .meta({ id: "RulePack" });

export const packListing = z.object({ pack: rulePackShape, builtin: z.boolean(), hash: z.string() });

const weighted = { code: z.string(), label: textShape, weight: z.number() };

export const schemeShape = z
  .object({
    id: z.string(),
    version: z.string(),
    title: textShape,
    category: z.object({ code: z.string(), label: textShape, unitKinds: z.array(z.string()).readonly() }),
    dimensions: z.array(z.object(weighted)).readonly(),
    indicators: z
      .array(
        z.object({
          ...weighted,
          dimension: z.string(),
          levels: z.array(z.object({ value: z.number(), label: textShape, behaviour: textShape })).readonly(),
          measures: z.array(textShape).readonly(),
        }),
      )
      .readonly(),
    methods: z
      .array(
        z.object({
          ...weighted,
          kind: z.enum(["evaluation", "performance", "daily", "self_report"]),
          groups: z.array(z.object(weighted)).readonly(),
          form: z.enum(["levels", "grades"]).optional(),
          combine: z.enum(["mean", "trimmed"]).optional(),
          scoring: z.enum(["values", "share"]).optional(),
        }),
      )
      .readonly(),
    missingMethod: z.literal("share_out"),
    scale: z.object({ min: z.number(), max: z.number(), points: z.number() }),
    lengthBudget: z.object({ secondsPerItem: z.number(), maxItems: z.number() }),
  })
  .meta({ id: "Scheme" });

export const schemeListing = z.object({
  scheme: schemeShape,
  builtin: z.boolean(),
  hash: z.string(),
  items: z.number().int(),
  minutes: z.number().describe("Minutes that rating one person takes"),
});
