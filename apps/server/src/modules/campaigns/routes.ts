import { z } from "zod";
import type { Platform } from "../../platform/context.ts";
import type { App } from "../../platform/http/app.ts";
import { day, pageOf, paging } from "../../platform/http/shapes.ts";
import {
  advance,
  campaignView,
  changeCampaign,
  createCampaign,
  listCampaigns,
  type StageLine,
  setUnratedReason,
  snapshotPage,
  withdraw,
} from "./service.ts";
import { campaignDetail, campaignItem, kind, severityUse, snapshotRow, stage } from "./shapes.ts";

const params = z.object({ id: z.uuid() });
const name = z.string().trim().min(1).max(100);
const reason = z.string().trim().max(1000);

export async function campaignRoutes(app: App, _platform: Platform, line: StageLine): Promise<void> {
  const query = z.object({
    q: z.string().max(100).default(""),
    year: z.coerce.number().int().optional(),
    stage: stage.optional(),
    sort: z.string().default("-createdAt"),
    ...paging,
  });
  app.get(
    "/api/campaigns",
    {
      config: { action: "campaigns.read" },
      schema: { querystring: query, response: { 200: pageOf(campaignItem) } },
    },
    (request) => listCampaigns(request.ctx, request.query),
  );

  const newCampaign = z.object({
    name,
    year: z.number().int().min(2000).max(2100),
    kind: kind.default("annual"),
    schemeId: z.string(),
    unitIds: z.array(z.uuid()).max(5000).optional(),
    unitKinds: z.array(z.string()).optional(),
    periodFrom: day.optional(),
    periodTo: day.optional(),
    packIds: z.array(z.string()).optional(),
    severityAdjustment: severityUse.optional(),
  });
  app.post(
    "/api/campaigns",
    {
      config: { action: "campaigns.edit" },
      schema: { body: newCampaign, response: { 201: campaignDetail } },
    },
    async (request, reply) => {
      const campaignId = await createCampaign(request.ctx, request.body);
      return reply.status(201).send(await campaignView(request.ctx, line, campaignId));
    },
  );

  app.get(
    "/api/campaigns/:id",
    { config: { action: "campaigns.read" }, schema: { params, response: { 200: campaignDetail } } },
    (request) => campaignView(request.ctx, line, request.params.id),
  );

  app.patch(
    "/api/campaigns/:id",
    {
      config: { action: "campaigns.edit" },
      schema: {
        params,
        body: z.object({
          name: name.optional(),
          unitIds: z.array(z.uuid()).max(5000).optional(),
          severityAdjustment: severityUse.optional(),
        }),
        response: { 200: campaignDetail },
      },
    },
    async (request) => {
      await changeCampaign(request.ctx, request.params.id, request.body);
      return campaignView(request.ctx, line, request.params.id);
    },
  );

  app.get(
    "/api/campaigns/:id/snapshot",
    {
      config: { action: "campaigns.read" },
      schema: { params, querystring: z.object(paging), response: { 200: pageOf(snapshotRow) } },
    },
    (request) => snapshotPage(request.ctx, request.params.id, request.query),
  );

  app.put(
    "/api/campaigns/:id/ratees/:cadreId/unrated",
    {
      config: { action: "campaigns.edit" },
      schema: { params: params.extend({ cadreId: z.uuid() }), body: z.object({ reason }) },
    },
    async (request) => {
      await setUnratedReason(request.ctx, request.params.id, request.params.cadreId, request.body.reason);
      return { ok: true as const };
    },
  );

  stepRoutes(app, line);
}

function stepRoutes(app: App, line: StageLine): void {
  app.post(
    "/api/campaigns/:id/advance",
    {
      config: { action: "campaigns.advance" },
      schema: {
        params,
        body: z.object({
          to: stage,
          note: reason.default(""),
          earlyReason: reason.optional().describe("Why the step is taken before everything is fulfilled"),
        }),
        response: {
          200: z.object({
            state: z.enum(["proposed", "taken"]),
            stage,
            checkpoint: z.boolean().describe("False when the audit log could not be signed after the step"),
          }),
        },
      },
    },
    (request) => advance(request.ctx, line, request.params.id, request.body),
  );

  app.post(
    "/api/campaigns/:id/withdraw",
    {
      config: { action: "campaigns.advance" },
      schema: { params, body: z.object({ note: reason.default("") }) },
    },
    async (request) => {
      await withdraw(request.ctx, request.params.id, request.body.note);
      return { ok: true as const };
    },
  );
}
