import { z } from "zod";
import type { App } from "../../platform/http/app.ts";
import { instant, ok } from "../../platform/http/shapes.ts";
import { answerTalk, assignGivers, myTalks, proposalFor, recordTalk, talkView } from "./service.ts";
import { giverProposal, myTalk, talkDetail, talkRecord } from "./talk-shapes.ts";

const params = z.object({ id: z.uuid() });
const rateeParams = params.extend({ cadreId: z.uuid() });
const MOST = 5000;

/** Feedback talks [反馈谈话]: assigned by the office, held and recorded by the giver, confirmed by the person assessed. */
export function talkRoutes(app: App): void {
  officeRoutes(app);
  giverRoutes(app);
  app.post(
    "/api/my/talks/:id/answer",
    {
      config: { action: "talks.answer" },
      schema: {
        params,
        body: z.object({
          tookPlace: z.boolean(),
          note: z.string().max(1000).default(""),
          recordedAt: instant.describe("Of the record that was read"),
        }),
        response: { 200: ok },
      },
    },
    async (request) => {
      await answerTalk(request.ctx, request.params.id, request.body);
      return { ok: true as const };
    },
  );
}

function officeRoutes(app: App): void {
  app.post(
    "/api/campaigns/:id/talks/proposal",
    {
      config: { action: "talks.assign" },
      schema: {
        params,
        body: z.object({ cadreIds: z.array(z.uuid()).min(1).max(MOST) }),
        response: { 200: giverProposal },
      },
    },
    (request) => proposalFor(request.ctx, request.params.id, request.body.cadreIds),
  );

  app.post(
    "/api/campaigns/:id/talks/assign",
    {
      config: { action: "talks.assign" },
      schema: {
        params,
        body: z.object({
          assignments: z
            .array(z.object({ cadreId: z.uuid(), giverId: z.uuid() }))
            .min(1)
            .max(MOST),
        }),
        response: { 200: z.object({ assigned: z.number().int() }) },
      },
    },
    (request) => assignGivers(request.ctx, request.params.id, request.body.assignments),
  );
}

function giverRoutes(app: App): void {
  app.get(
    "/api/my/talks",
    { config: { action: "talks.read" }, schema: { response: { 200: z.object({ items: z.array(myTalk) }) } } },
    (request) => myTalks(request.ctx),
  );

  app.get(
    "/api/campaigns/:id/talks/:cadreId",
    { config: { action: "talks.read" }, schema: { params: rateeParams, response: { 200: talkDetail } } },
    (request) => talkView(request.ctx, request.params.id, request.params.cadreId),
  );

  app.put(
    "/api/campaigns/:id/talks/:cadreId/record",
    {
      config: { action: "talks.record" },
      schema: { params: rateeParams, body: talkRecord, response: { 200: talkDetail } },
    },
    async (request) => {
      const { id, cadreId } = request.params;
      await recordTalk(request.ctx, id, cadreId, request.body);
      return talkView(request.ctx, id, cadreId);
    },
  );
}
