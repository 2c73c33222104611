import { z } from "zod";
import type { App } from "../../platform/http/app.ts";
import { paging } from "../../platform/http/shapes.ts";
import { analysisView, disposeFinding, findingDetail, listFindings, startAnalysis } from "./service.ts";
import { analysisShape, disposition, findingPage, findingShape, findingState, leadTest } from "./shapes.ts";

const params = z.object({ id: z.uuid() });

/** The analysis of a campaign's ratings, and the work through what it found. */
export async function findingRoutes(app: App): Promise<void> {
  app.get(
    "/api/campaigns/:id/analysis",
    { config: { action: "findings.read" }, schema: { params, response: { 200: analysisShape } } },
    (request) => analysisView(request.ctx, request.params.id),
  );

  app.post(
    "/api/campaigns/:id/analysis",
    {
      config: { action: "findings.analyse" },
      schema: { params, response: { 202: z.object({ jobId: z.uuid() }) } },
    },
    async (request, reply) =>
      reply.status(202).send({ jobId: await startAnalysis(request.ctx, request.params.id) }),
  );

  const query = z.object({
    state: findingState.optional(),
    test: leadTest.optional(),
    cadreId: z.uuid().optional(),
    ...paging,
  });
  app.get(
    "/api/campaigns/:id/findings",
    {
      config: { action: "findings.read" },
      schema: { params, querystring: query, response: { 200: findingPage } },
    },
    (request) => listFindings(request.ctx, request.params.id, request.query),
  );

  app.get(
    "/api/findings/:id",
    { config: { action: "findings.read" }, schema: { params, response: { 200: findingShape } } },
    (request) => findingDetail(request.ctx, request.params.id),
  );

  app.put(
    "/api/findings/:id/disposition",
    {
      config: { action: "findings.dispose" },
      schema: {
        params,
        body: z.object({ disposition, reason: z.string().trim().max(1000) }),
        response: { 200: findingShape },
      },
    },
    async (request) => {
      await disposeFinding(request.ctx, request.params.id, request.body);
      return findingDetail(request.ctx, request.params.id);
    },
  );
}
