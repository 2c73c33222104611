import { STAGES } from "@hengjian/appraisal";
import { z } from "zod";
import { day, instant, textShape } from "../../platform/http/shapes.ts";
import { CAMPAIGN_KINDS, SEVERITY_USES } from "./schema.ts";

export const stage = z.enum(STAGES);
export const severityUse = z
  .enum(SEVERITY_USES)
  .describe("Severity of raters: shown beside the score, or used for it");
export const kind = z.enum(CAMPAIGN_KINDS);

const summary = {
  campaignId: z.uuid(),
  name: z.string(),
  kind,
  year: z.number().int(),
  periodFrom: day,
  periodTo: day,
  schemeId: z.string(),
  schemeVersion: z.string(),
  stage,
  stageLabel: textShape,
  stageSince: instant,
  createdAt: instant,
  due: day.nullable().describe("By when the running stage should be over"),
  overdue: z.boolean(),
};

export const campaignItem = z
  .object({ ...summary, units: z.number().int(), ratees: z.number().int() })
  .meta({ id: "CampaignItem" });

const stepShape = z
  .object({
    from: stage,
    to: stage,
    state: z.enum(["proposed", "taken", "withdrawn"]),
    note: z.string(),
    earlyReason: z.string().nullable(),
    proposedBy: z.string(),
    proposedAt: instant,
    confirmedBy: z.string().nullable(),
    takenAt: instant.nullable(),
  })
  .meta({ id: "CampaignStep" });

export const campaignDetail = z
  .object({
    campaign: z.object({
      ...summary,
      schemeTitle: textShape,
      category: textShape,
      packs: z.array(z.object({ id: z.string(), version: z.string() })),
      severityAdjustment: severityUse,
      postingFrom: day.nullable(),
      postingUntil: day.nullable(),
      finalAt: instant.nullable(),
      daysLeft: z.number().int().nullable().describe("Working days left; negative when overdue"),
      frozen: z
        .object({
          schemeHash: z.string(),
          packsHash: z.string(),
          snapshotHash: z.string(),
          frozenAt: instant,
        })
        .nullable(),
    }),
    stageLine: z.array(
      z.object({
        stage,
        label: textShape,
        state: z.enum(["done", "now", "next"]),
        by: z.array(z.string()).describe("Names of the one or two people who took the step"),
        at: instant.nullable(),
        due: day.nullable(),
        earlyReason: z.string().nullable(),
      }),
    ),
    checklist: z.array(
      z.object({
        key: z.string(),
        label: textShape,
        ok: z.boolean(),
        detail: textShape,
        link: z.string().describe("Address in the console"),
        mayBeReasoned: z.boolean().describe("A reason may stand in for it"),
      }),
    ),
    next: z
      .object({
        stage,
        label: textShape,
        roles: z.array(z.string()),
        twoPeople: z.boolean(),
        proposal: stepShape.nullable(),
        may: z.object({ propose: z.boolean(), confirm: z.boolean(), withdraw: z.boolean() }),
      })
      .nullable(),
    back: z
      .object({ stage, label: textShape })
      .nullable()
      .describe("The stage that the campaign may go back to, by two people and with a note"),
    steps: z.array(stepShape),
    counts: z.object({ units: z.number().int(), ratees: z.number().int() }),
  })
  .meta({ id: "Campaign" });

export const snapshotRow = z
  .object({
    cadreId: z.uuid(),
    unitId: z.uuid(),
    unitCode: z.string(),
    unitName: z.string(),
    name: z.string(),
    post: z.string(),
    row: z.record(z.string(), z.unknown()),
    rowHash: z.string(),
    unratedReason: z.string().nullable(),
  })
  .meta({ id: "SnapshotRow" });
