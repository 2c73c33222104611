import { z } from "zod";
import { instant, pageOf, textShape } from "../../platform/http/shapes.ts";

const column = z.number().int().min(0).max(500).describe("Column, counted from 0");
const short = z.string().max(200);

export const mappingShape = z
  .object({
    rateeColumn: column,
    unitColumn: column.nullable(),
    sheetColumn: column.nullable(),
    sheetIsRater: z
      .boolean()
      .optional()
      .describe("The number stands for a rater, who may have filled in sheets about several ratees"),
    raterUnitColumn: column
      .nullable()
      .optional()
      .describe("Unit of the rater, by code or name, where the number stands for a rater"),
    group: z.union([
      z.object({ fixed: short }),
      z.object({ column, values: z.array(z.object({ text: short, group: short })).max(100) }),
    ]),
    items: z.array(z.object({ column, indicator: short })).max(100),
    values: z.array(z.object({ text: short, level: z.union([z.number(), z.literal("not_known")]) })).max(200),
  })
  .meta({ id: "RatingMapping" });

const fault = z.object({
  code: z.string(),
  row: z.number().int().describe("Row in the file, counted from 1; 0 for the file or column as a whole"),
  column: z.string(),
  value: z.string(),
  problem: textShape,
  remedy: textShape,
});

const count = z.number().int();

const check = z
  .object({
    faults: z.array(fault),
    faultCount: count,
    counts: z.object({ rows: count, sheets: count, valid: count, ratees: count, rateesMissing: count }),
    missing: z.array(z.object({ unitCode: z.string(), unitName: z.string(), name: z.string() })),
    overlaps: z.array(z.object({ importId: z.uuid(), fileName: z.string(), ratees: count })),
  })
  .meta({ id: "RatingCheck" });

const analysis = z.object({
  sheet: z.string(),
  headerRow: count,
  rows: count,
  columns: z.array(
    z.object({
      index: count,
      letter: z.string(),
      header: z.string(),
      filled: count,
      distinct: count,
      values: z.array(z.object({ text: z.string(), count })),
    }),
  ),
  notices: z.array(textShape),
});

const summary = {
  importId: z.uuid(),
  status: z.enum(["uploaded", "checked", "confirmed", "discarded", "replaced"]),
  fileName: z.string(),
  sha256: z.string(),
  analysis,
  mappingFrom: z.enum(["saved", "guess", "entered"]),
  savedName: z.string().nullable(),
  check: check.nullable(),
  createdAt: instant,
  confirmedAt: instant.nullable(),
  replacedBy: z.uuid().nullable(),
};

export const importItem = z.object(summary).meta({ id: "RatingImportItem" });
export const importDetail = z
  .object({
    ...summary,
    mapping: mappingShape,
    sample: z.array(z.array(z.string())).describe("First rows of the file; empty once it is counted"),
  })
  .meta({ id: "RatingImport" });

export const savedMappingShape = z.object({
  mappingId: z.uuid(),
  name: z.string(),
  schemeId: z.string(),
  mapping: mappingShape,
  savedAt: instant,
});

const ratee = z
  .object({
    cadreId: z.uuid(),
    unitCode: z.string(),
    unitName: z.string(),
    name: z.string(),
    post: z.string(),
    unratedReason: z.string().nullable(),
    groups: z.array(
      z.object({
        group: z.string(),
        issued: count.nullable(),
        returned: count,
        valid: count,
        isVoid: z.boolean().describe("More ballots came back than went out"),
        importId: z.uuid(),
        paper: z.uuid().nullable().describe("Count of paper ballots within these numbers"),
      }),
    ),
    tallies: z
      .array(
        z.object({
          indicator: z.string(),
          group: z.string(),
          valid: count,
          counts: z.record(z.string(), count).nullable().describe("Null where the group is too small"),
          notKnown: count.nullable(),
          abstained: count.nullable(),
        }),
      )
      .nullable()
      .describe("Null until the evidence is sealed"),
    comments: z
      .array(z.string())
      .nullable()
      .describe(
        "Of all rater groups together, by text; null until sealed, below the threshold, and for others",
      ),
  })
  .meta({ id: "RateeEvidence" });

export const evidencePageShape = pageOf(ratee).extend({
  totals: z.object({ issued: count.nullable(), returned: count, valid: count, voided: count }),
  boxes: z
    .array(z.object({ roundId: z.uuid(), title: z.string(), root: z.string() }))
    .describe("Rounds of voting that counts come from, each with the root of its record in Base64"),
});
