import { z } from "zod";
import type { Platform } from "../../platform/context.ts";
import type { App } from "../../platform/http/app.ts";
import { ok } from "../../platform/http/shapes.ts";
import { campaignParams, note, roundParams, sendFile } from "./params.ts";
import { phoneRoutes } from "./phone-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import {
  advanceRound,
  changeRound,
  createRound,
  enterSigningKey,
  listRounds,
  listSigners,
  liveView,
  manifestText,
  mintCode,
  myBallots,
  mySigningKey,
  noticeFile,
  protocolFile,
  roundView,
  withdrawStep,
} from "./service.ts";
import {
  boxStatus,
  keyBlob,
  liveShape,
  mode,
  myBallot,
  roundDetail,
  roundItem,
  settingsShape,
  signerShape,
  signingKeyShape,
} from "./shapes.ts";
import { votingRoutes } from "./voting-routes.ts";

const title = z.string().trim().min(1).max(100);
const format = z.object({ format: z.enum(["docx", "pdf"]).default("pdf") });

export async function ballotRoutes(app: App, platform: Platform): Promise<void> {
  roundRoutes(app);
  stepRoutes(app);
  fileRoutes(app);
  ownRoutes(app);
  await planRoutes(app);
  await votingRoutes(app);
  await phoneRoutes(app, platform);

  app.get(
    "/api/ballots/box",
    { config: { action: "ballots.read", background: true }, schema: { response: { 200: boxStatus } } },
    (request) => request.ctx.platform.box.status(),
  );
}

function roundRoutes(app: App): void {
  app.get(
    "/api/campaigns/:id/rounds",
    {
      config: { action: "ballots.read" },
      schema: { params: campaignParams, response: { 200: z.object({ items: z.array(roundItem) }) } },
    },
    (request) => listRounds(request.ctx, request.params.id),
  );

  app.post(
    "/api/campaigns/:id/rounds",
    {
      config: { action: "ballots.edit" },
      schema: { params: campaignParams, body: z.object({ title, mode }), response: { 201: roundDetail } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const roundId = await createRound(request.ctx, id, request.body);
      return reply.status(201).send(await roundView(request.ctx, id, roundId));
    },
  );

  app.get(
    "/api/campaigns/:id/rounds/:roundId",
    {
      config: { action: "ballots.read" },
      schema: { params: roundParams, response: { 200: roundDetail } },
    },
    (request) => roundView(request.ctx, request.params.id, request.params.roundId),
  );

  app.patch(
    "/api/campaigns/:id/rounds/:roundId",
    {
      config: { action: "ballots.edit" },
      schema: {
        params: roundParams,
        body: z.object({ title: title.optional(), settings: settingsShape.partial().optional() }),
        response: { 200: roundDetail },
      },
    },
    async (request) => {
      const { id, roundId } = request.params;
      await changeRound(request.ctx, id, roundId, request.body);
      return roundView(request.ctx, id, roundId);
    },
  );

  app.get(
    "/api/campaigns/:id/rounds/:roundId/live",
    {
      config: { action: "ballots.read", background: true },
      schema: { params: roundParams, response: { 200: liveShape } },
    },
    (request) => liveView(request.ctx, request.params.id, request.params.roundId),
  );

  app.get(
    "/api/campaigns/:id/rounds/:roundId/signers",
    {
      config: { action: "ballots.read" },
      schema: { params: roundParams, response: { 200: z.object({ items: z.array(signerShape) }) } },
    },
    (request) => listSigners(request.ctx),
  );
}

function stepRoutes(app: App): void {
  app.post(
    "/api/campaigns/:id/rounds/:roundId/advance",
    {
      config: { action: "ballots.advance" },
      schema: {
        params: roundParams,
        body: z.object({
          to: z.enum(["freeze", "release", "discard"]),
          note,
          earlyReason: z
            .string()
            .trim()
            .max(1000)
            .optional()
            .describe("Why the step is taken before everything is fulfilled"),
        }),
        response: { 200: z.object({ state: z.enum(["proposed", "taken"]), round: roundDetail }) },
      },
    },
    async (request) => {
      const { id, roundId } = request.params;
      const state = await advanceRound(request.ctx, id, roundId, request.body);
      return { state, round: await roundView(request.ctx, id, roundId) };
    },
  );

  app.post(
    "/api/campaigns/:id/rounds/:roundId/withdraw",
    {
      config: { action: "ballots.advance" },
      schema: { params: roundParams, body: z.object({ note }), response: { 200: ok } },
    },
    async (request) => {
      await withdrawStep(request.ctx, request.params.id, request.params.roundId, request.body.note);
      return { ok: true as const };
    },
  );
}

const MEDIA = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
} as const;

function fileRoutes(app: App): void {
  app.get(
    "/api/campaigns/:id/rounds/:roundId/manifest",
    { config: { action: "ballots.read" }, schema: { params: roundParams } },
    async (request, reply) => {
      const { id, roundId } = request.params;
      const text = await manifestText(request.ctx, id, roundId);
      return reply.type("application/json; charset=utf-8").send(text);
    },
  );

  for (const [path, make] of [
    ["notice", noticeFile],
    ["protocol", protocolFile],
  ] as const)
    app.get(
      `/api/campaigns/:id/rounds/:roundId/${path}`,
      { config: { action: "ballots.read" }, schema: { params: roundParams, querystring: format } },
      async (request, reply) => {
        const { id, roundId } = request.params;
        const file = await make(request.ctx, id, roundId, request.query.format);
        return sendFile(reply, MEDIA[request.query.format], file);
      },
    );
}

/** What belongs to the person signed in: the signing key, and the ballots to cast. */
function ownRoutes(app: App): void {
  app.get(
    "/api/my/signing-key",
    {
      config: { action: "ballots.sign" },
      schema: { response: { 200: z.object({ key: signingKeyShape.nullable(), proofText: z.string() }) } },
    },
    (request) => mySigningKey(request.ctx),
  );

  app.put(
    "/api/my/signing-key",
    {
      config: { action: "ballots.sign" },
      schema: {
        body: z.object({
          publicKey: z.string().max(512),
          blob: keyBlob,
          proof: z.string().max(2000).describe("The proof text as a note signed with the key"),
        }),
        response: { 200: signingKeyShape },
      },
    },
    (request) => enterSigningKey(request.ctx, request.body),
  );

  app.get(
    "/api/my/ballots",
    {
      config: { action: "ballots.vote" },
      schema: { response: { 200: z.object({ items: z.array(myBallot) }) } },
    },
    (request) => myBallots(request.ctx),
  );

  app.post(
    "/api/my/ballots/:roundId/code",
    {
      config: { action: "ballots.vote" },
      schema: {
        params: z.object({ roundId: z.uuid() }),
        response: { 200: z.object({ code: z.string(), address: z.string() }) },
      },
    },
    (request) => mintCode(request.ctx, request.params.roundId),
  );
}
