import { z } from "zod";
import { day, instant, textShape } from "../../../platform/http/shapes.ts";

const count = z.number().int();
const counted = z.number().int().min(0).max(1_000_000).nullable();

/** Numbers of ballots by ratee and cell of the counting form. */
export const entryCounts = z
  .record(z.uuid(), z.record(z.string().max(100), counted))
  .describe("By ratee, then by cell of the counting form; null where nothing was entered");

const phase = z
  .enum(["first", "second", "differ", "agreed", "taken", "withdrawing", "withdrawn", "discarded"])
  .describe("Waits for the first or the second entry; both differ, or agree; counted; withdrawal proposed");

const summary = {
  countId: z.uuid(),
  group: z.string(),
  groupLabel: textShape,
  phase,
  place: z.string(),
  countedOn: day,
  remark: z.string(),
  ratees: z.array(z.object({ cadreId: z.uuid(), name: z.string(), unitName: z.string(), post: z.string() })),
  createdBy: z.string(),
  createdAt: instant,
  people: z.array(z.object({ name: z.string(), submittedAt: instant.nullable() })).describe("Who entered it"),
  takenAt: instant.nullable(),
};

export const paperItem = z.object(summary).meta({ id: "PaperCountItem" });

export const paperList = z
  .object({
    items: z.array(paperItem),
    groups: z.array(z.object({ group: z.string(), label: textShape })),
    open: z.boolean().describe("The campaign collects, so counts may be entered"),
  })
  .meta({ id: "PaperCounts" });

const cell = z.object({
  key: z.string(),
  indicator: z.string().nullable(),
  label: textShape,
  mayBeEmpty: z.boolean(),
});

export const paperDetail = z
  .object({
    ...summary,
    form: z.object({
      cells: z.array(cell).describe("Totals, then the cells of each indicator"),
      indicators: z.array(z.object({ code: z.string(), label: textShape })),
    }),
    own: z
      .object({
        turn: z.union([z.literal(1), z.literal(2)]),
        counts: entryCounts,
        submitted: z.boolean(),
        faults: z.array(z.object({ cadreId: z.uuid(), key: z.string(), problem: textShape })),
      })
      .nullable()
      .describe("What the person signed in entered; null for others, and once it is settled"),
    differing: count.nullable().describe("Cells that differ; null until both have submitted"),
    differences: z
      .array(
        z.object({ cadreId: z.uuid(), key: z.string(), first: count.nullable(), second: count.nullable() }),
      )
      .nullable()
      .describe("For the two who entered, once both have submitted"),
    totals: z
      .array(
        z.object({
          cadreId: z.uuid(),
          eligible: count.nullable(),
          issued: count,
          returned: count,
          valid: count,
          invalid: count,
        }),
      )
      .nullable()
      .describe("Numbers of ballots, once taken; no votes"),
    withdrawal: z.object({ by: z.string(), at: instant, reason: z.string(), own: z.boolean() }).nullable(),
    ended: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
    may: z.object({ enter: z.boolean(), take: z.boolean(), withdraw: z.boolean(), discard: z.boolean() }),
    about: z.boolean().describe("The ballots are about the person signed in, who may not handle them"),
  })
  .meta({ id: "PaperCount" });
