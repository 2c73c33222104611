import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { App } from "../../platform/http/app.ts";
import { ok, paging } from "../../platform/http/shapes.ts";
import {
  acknowledge,
  editLetter,
  letterFile,
  letterView,
  listImprovements,
  listLetters,
  myLetters,
  releaseLetters,
  startDrafting,
  startExport,
} from "./service.ts";
import { improvementPage, letterDetail, letterEdit, letterPage, myLetter } from "./shapes.ts";
import { talkRoutes } from "./talk-routes.ts";
import { TALK_STATES } from "./talk-state.ts";

const params = z.object({ id: z.uuid() });
const rateeParams = params.extend({ cadreId: z.uuid() });
const cadreIds = z.array(z.uuid()).min(1).max(5000).optional();
const job = { 202: z.object({ jobId: z.uuid() }) };

const MEDIA = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
} as const;

export async function feedbackRoutes(app: App): Promise<void> {
  const query = z.object({
    q: z.string().max(100).default(""),
    state: z.enum(["missing", "open", "ready", "released", "acknowledged"]).optional(),
    talk: z
      .enum(["unassigned", ...TALK_STATES])
      .optional()
      .describe("State of the talk about the letter"),
    ...paging,
  });
  app.get(
    "/api/campaigns/:id/letters",
    {
      config: { action: "feedback.read" },
      schema: { params, querystring: query, response: { 200: letterPage } },
    },
    (request) => listLetters(request.ctx, request.params.id, request.query),
  );

  app.get(
    "/api/campaigns/:id/letters/:cadreId",
    {
      config: { action: "feedback.read" },
      schema: { params: rateeParams, response: { 200: letterDetail } },
    },
    (request) => letterView(request.ctx, request.params.id, request.params.cadreId),
  );

  for (const format of ["docx", "pdf"] as const) {
    app.get(
      `/api/campaigns/:id/letters/:cadreId.${format}`,
      { config: { action: "feedback.read" }, schema: { params: rateeParams } },
      async (request, reply) => {
        const { id, cadreId } = request.params;
        return sendFile(reply, MEDIA[format], await letterFile(request.ctx, id, cadreId, format));
      },
    );
  }

  app.get(
    "/api/campaigns/:id/improvements",
    {
      config: { action: "feedback.read" },
      schema: { params, querystring: z.object(paging), response: { 200: improvementPage } },
    },
    (request) => listImprovements(request.ctx, request.params.id, request.query),
  );

  writingRoutes(app);
  ownRoutes(app);
  talkRoutes(app);
}

function sendFile(reply: FastifyReply, type: string, file: { name: string; bytes: Uint8Array }) {
  reply.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  return reply.type(type).send(Buffer.from(file.bytes));
}

/** Draft, edit, release, export: the office's side. */
function writingRoutes(app: App): void {
  app.post(
    "/api/campaigns/:id/letters/draft",
    {
      config: { action: "feedback.write" },
      schema: {
        params,
        body: z
          .object({
            cadreIds,
            again: z.boolean().default(false).describe("Write existing drafts anew"),
          })
          .default({ again: false }),
        response: job,
      },
    },
    async (request, reply) => {
      const { cadreIds: some, again } = request.body;
      const input = { campaignId: request.params.id, cadreIds: some ?? null, again };
      return reply.status(202).send({ jobId: await startDrafting(request.ctx, input) });
    },
  );

  app.put(
    "/api/campaigns/:id/letters/:cadreId",
    {
      config: { action: "feedback.write" },
      schema: { params: rateeParams, body: letterEdit, response: { 200: letterDetail } },
    },
    async (request) => {
      const { id, cadreId } = request.params;
      await editLetter(request.ctx, id, cadreId, request.body);
      return letterView(request.ctx, id, cadreId);
    },
  );

  app.post(
    "/api/campaigns/:id/letters/release",
    {
      config: { action: "feedback.release" },
      schema: {
        params,
        body: z.object({ cadreIds }).default({}),
        response: { 200: z.object({ released: z.number().int() }) },
      },
    },
    (request) => releaseLetters(request.ctx, request.params.id, request.body),
  );

  app.post(
    "/api/campaigns/:id/letters/export",
    {
      config: { action: "feedback.write" },
      schema: {
        params,
        body: z
          .object({
            formats: z
              .array(z.enum(["docx", "pdf"]))
              .min(1)
              .max(2)
              .default(["docx", "pdf"]),
          })
          .default({ formats: ["docx", "pdf"] }),
        response: job,
      },
    },
    async (request, reply) => {
      const input = { campaignId: request.params.id, formats: [...new Set(request.body.formats)] };
      return reply.status(202).send({ jobId: await startExport(request.ctx, input) });
    },
  );
}

/** The side of the person assessed. */
function ownRoutes(app: App): void {
  app.get(
    "/api/my/letters",
    {
      config: { action: "feedback.read" },
      schema: { response: { 200: z.object({ items: z.array(myLetter) }) } },
    },
    (request) => myLetters(request.ctx),
  );

  app.post(
    "/api/my/letters/:id/acknowledge",
    {
      config: { action: "feedback.acknowledge" },
      schema: {
        params,
        body: z.object({ understood: z.boolean(), comment: z.string().max(1000).default("") }),
        response: { 200: ok },
      },
    },
    async (request) => {
      await acknowledge(request.ctx, request.params.id, request.body);
      return { ok: true as const };
    },
  );
}
