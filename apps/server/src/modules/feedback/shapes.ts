import { z } from "zod";
import { day, instant, pageOf, textShape } from "../../platform/http/shapes.ts";
import { ruleRef } from "../schemes/service.ts";
import { RECEPTIONS, TALK_FORMS } from "./schema.ts";
import { TALK_STATES } from "./talk-state.ts";

const count = z.number().int();
const nodeId = z.string().max(200).describe("Node of the score sheet that the sentence rests on");
const sentence = z.string().trim().max(1000);

export const point = z.object({ nodeId, text: sentence });
export const measure = point.extend({
  owner: z.string().trim().max(50),
  due: z.string().max(10).describe("YYYY-MM-DD; an empty one is a finding"),
});

export const letterContent = z
  .object({
    title: z.string(),
    addressee: z.string(),
    period: z.string(),
    unit: z.string(),
    post: z.string(),
    grade: z.string(),
    score: z.string(),
    rank: count.nullable(),
    cohortSize: count,
    opening: z.string(),
    strengths: z.array(point),
    shortcomings: z.array(point),
    measures: z.array(measure),
    rights: z.array(z.string()),
    signer: z.string(),
    date: day,
  })
  .meta({ id: "LetterContent" });

export const talkFacts = z
  .object({
    giverName: z.string(),
    due: day,
    state: z.enum(TALK_STATES),
    record: z
      .object({
        form: z.enum(TALK_FORMS),
        heldOn: day,
        reception: z.enum(RECEPTIONS).describe("How the person assessed took the feedback"),
        receptionNote: z.string(),
        measuresNote: z
          .string()
          .describe("Agreed otherwise than in the letter; empty where its measures stay"),
        recordedAt: instant,
      })
      .nullable(),
    answer: z
      .object({ tookPlace: z.boolean(), note: z.string(), at: instant })
      .nullable()
      .describe("What the person assessed says about the record"),
  })
  .meta({ id: "Talk" });

/** What raters wrote, as material for letter and talk. */
export const comments = z
  .array(z.string())
  .nullable()
  .describe(
    "Of all rater groups together, by text; null for others than office and giver, and below the threshold",
  );

export const acknowledged = z
  .object({ understood: z.boolean(), comment: z.string(), at: instant })
  .nullable();

export const ratee = z.object({
  cadreId: z.uuid(),
  name: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  post: z.string(),
});

export const letterPage = pageOf(
  ratee
    .extend({
      drafted: z.boolean(),
      openErrors: count.nullable().describe("Findings neither mended nor passed over"),
      overrides: count.nullable(),
      grade: z.string().nullable(),
      editedAt: instant.nullable(),
      releasedAt: instant.nullable(),
      acknowledged,
      talk: talkFacts.nullable(),
    })
    .meta({ id: "LetterItem" }),
);

export const letterDetail = z
  .object({
    ratee,
    content: letterContent,
    findings: z.array(
      z.object({
        code: z.string(),
        place: z.string(),
        severity: z.enum(["error", "notice"]),
        text: textShape,
      }),
    ),
    overrides: z.array(
      z.object({
        code: z.string(),
        place: z.string(),
        reason: z.string(),
        byName: z.string(),
        at: instant,
      }),
    ),
    openErrors: count,
    inputsHash: z.string(),
    revision: count,
    editedAt: instant,
    releasedAt: instant.nullable(),
    reviewUntil: day.nullable(),
    appealUntil: day.nullable(),
    acknowledged,
    comments,
  })
  .meta({ id: "Letter" });

export const letterEdit = z.object({
  revision: count,
  strengths: z.array(point).max(20),
  shortcomings: z.array(point).max(20),
  measures: z.array(measure).max(20),
  overrides: z
    .array(z.object({ code: z.string(), place: z.string(), reason: z.string().trim().min(4).max(500) }))
    .max(50)
    .default([]),
});

const improvement = z.object({
  itemNo: count,
  nodeId: z.string(),
  text: z.string(),
  owner: z.string(),
  due: day,
});

export const improvementPage = pageOf(
  improvement
    .extend({ cadreId: z.uuid(), name: z.string(), unitName: z.string() })
    .meta({ id: "ImprovementItem" }),
);

export const myLetter = z
  .object({
    campaign: z.object({ campaignId: z.uuid(), name: z.string(), year: count }),
    cadreId: z.uuid(),
    content: letterContent,
    inputsHash: z.string(),
    releasedAt: instant,
    timeline: z.array(
      z.object({
        key: z.string(),
        label: textShape,
        day,
        passed: z.boolean(),
        party: z.enum(["cadre", "office"]).describe("Who has to act by then"),
        rule: ruleRef.nullable(),
      }),
    ),
    acknowledged,
    talk: talkFacts.nullable(),
    improvements: z.array(improvement),
  })
  .meta({ id: "MyLetter" });
