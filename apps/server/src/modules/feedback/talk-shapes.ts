import { z } from "zod";
import { day } from "../../platform/http/shapes.ts";
import { RECEPTIONS, TALK_FORMS } from "./schema.ts";
import { acknowledged, comments, letterContent, point, ratee, talkFacts } from "./shapes.ts";
import { TALK_STATES } from "./talk-state.ts";

const campaignName = z.object({ campaignId: z.uuid(), name: z.string(), year: z.number().int() });
const questioned = z.array(point.extend({ questions: z.array(z.string()) }));

export const talkDetail = z
  .object({
    campaign: campaignName,
    ratee,
    content: letterContent,
    guide: z
      .object({
        opening: z.array(z.string()),
        strengths: questioned,
        shortcomings: questioned,
        measures: questioned,
        closing: z.array(z.string()),
      })
      .describe("What to say and ask, in Chinese as the letter is"),
    releasedOn: day,
    acknowledged,
    talk: talkFacts,
    comments,
    mayRecord: z.boolean().describe("The talk is the own one and not confirmed yet"),
  })
  .meta({ id: "TalkDetail" });

export const myTalk = z
  .object({
    campaign: campaignName,
    ratee,
    due: day,
    heldOn: day.nullable(),
    state: z.enum(TALK_STATES),
    closed: z.boolean().describe("The campaign takes no more records"),
  })
  .meta({ id: "MyTalk" });

export const giverProposal = z
  .object({
    givers: z.array(
      z.object({
        giverId: z.uuid(),
        name: z.string(),
        cadreId: z.uuid().nullable(),
        unitId: z.uuid().nullable(),
        unitName: z.string().nullable(),
        open: z.number().int().describe("Talks still to be held, without those that are given out now"),
        held: z.number().int(),
      }),
    ),
    talks: z.array(
      z.object({
        cadreId: z.uuid(),
        unitId: z.uuid(),
        name: z.string(),
        unitName: z.string(),
        due: day,
        now: z.string().nullable().describe("The giver assigned so far"),
        giverId: z.uuid().nullable().describe("Proposed; null where nobody may"),
      }),
    ),
  })
  .meta({ id: "GiverProposal" });

export const talkRecord = z.object({
  form: z.enum(TALK_FORMS),
  heldOn: day,
  reception: z.enum(RECEPTIONS),
  receptionNote: z.string().trim().max(1000).default(""),
  measuresNote: z.string().trim().max(1000).default("").describe("Empty where the measures stay as they are"),
});
