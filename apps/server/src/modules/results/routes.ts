import { z } from "zod";
import type { Platform } from "../../platform/context.ts";
import type { App } from "../../platform/http/app.ts";
import { ok, paging } from "../../platform/http/shapes.ts";
import {
  acceptProposals,
  approveQuota,
  decideGrade,
  listResults,
  myResults,
  proposeAgain,
  quotaView,
  reliabilityList,
  reliabilityView,
  resultView,
  startScoring,
} from "./service.ts";
import {
  gradeCode,
  myResult,
  quotaShape,
  reliabilityItem,
  reliabilityShape,
  resultDetail,
  resultPage,
} from "./shapes.ts";

const params = z.object({ id: z.uuid() });
const rateeParams = params.extend({ cadreId: z.uuid() });

export async function resultRoutes(app: App, _platform: Platform): Promise<void> {
  app.post(
    "/api/campaigns/:id/score",
    {
      config: { action: "results.score" },
      schema: { params, response: { 202: z.object({ jobId: z.uuid() }) } },
    },
    async (request, reply) =>
      reply.status(202).send({ jobId: await startScoring(request.ctx, request.params.id) }),
  );

  const query = z.object({
    q: z.string().max(100).default(""),
    grade: gradeCode.optional(),
    sort: z.string().default("rank"),
    ...paging,
  });
  app.get(
    "/api/campaigns/:id/results",
    {
      config: { action: "results.read" },
      schema: { params, querystring: query, response: { 200: resultPage } },
    },
    (request) => listResults(request.ctx, request.params.id, request.query),
  );

  app.get(
    "/api/campaigns/:id/results/:cadreId",
    {
      config: { action: "results.read" },
      schema: { params: rateeParams, response: { 200: resultDetail } },
    },
    (request) => resultView(request.ctx, request.params.id, request.params.cadreId),
  );

  app.get(
    "/api/campaigns/:id/reliability",
    { config: { action: "results.read" }, schema: { params, response: { 200: reliabilityShape } } },
    (request) => reliabilityView(request.ctx, request.params.id),
  );

  app.get(
    "/api/reliability",
    {
      config: { action: "grades.read" },
      schema: { response: { 200: z.object({ items: z.array(reliabilityItem) }) } },
    },
    (request) => reliabilityList(request.ctx),
  );

  app.get(
    "/api/my/results",
    {
      config: { action: "results.read" },
      schema: { response: { 200: z.object({ items: z.array(myResult) }) } },
    },
    (request) => myResults(request.ctx),
  );

  gradeRoutes(app);
}

/** Deliberation: quota, proposals, decisions. */
function gradeRoutes(app: App): void {
  app.get(
    "/api/campaigns/:id/quota",
    { config: { action: "grades.read" }, schema: { params, response: { 200: quotaShape } } },
    (request) => quotaView(request.ctx, request.params.id),
  );

  app.put(
    "/api/campaigns/:id/quota/approval",
    {
      config: { action: "grades.decide" },
      schema: {
        params,
        body: z.object({
          document: z.string().trim().min(4).max(200).describe("Which document approved the larger share"),
        }),
        response: { 200: quotaShape },
      },
    },
    async (request) => {
      await approveQuota(request.ctx, request.params.id, request.body.document);
      return quotaView(request.ctx, request.params.id);
    },
  );

  app.post(
    "/api/campaigns/:id/proposals",
    {
      config: { action: "grades.decide" },
      schema: {
        params,
        response: { 200: z.object({ reopened: z.number().int().describe("Decisions open again") }) },
      },
    },
    (request) => proposeAgain(request.ctx, request.params.id),
  );

  app.put(
    "/api/campaigns/:id/results/:cadreId/grade",
    {
      config: { action: "grades.decide" },
      schema: {
        params: rateeParams,
        body: z.object({ grade: gradeCode, reason: z.string().max(1000).default("") }),
        response: { 200: ok },
      },
    },
    async (request) => {
      await decideGrade(request.ctx, request.params.id, request.params.cadreId, request.body);
      return { ok: true as const };
    },
  );

  app.post(
    "/api/campaigns/:id/grades/accept",
    {
      config: { action: "grades.decide" },
      schema: {
        params,
        body: z.object({ cadreIds: z.array(z.uuid()).min(1).max(5000) }),
        response: { 200: z.object({ accepted: z.number().int() }) },
      },
    },
    (request) => acceptProposals(request.ctx, request.params.id, request.body.cadreIds),
  );
}
