import { z } from "zod";
import type { App } from "../../platform/http/app.ts";
import { note, roundParams, sendFile } from "./params.ts";
import {
  cardsView,
  closeView,
  confirmReplacement,
  cosignRecord,
  issuedTo,
  listReplacements,
  orderClose,
  printCards,
  proposeReplacement,
  recordZip,
  recountView,
  recountZip,
  reprintCards,
  returnCards,
  sendClose,
  signClose,
  signRecount,
  withdrawClose,
  withdrawReplacement,
} from "./service.ts";
import { cardsShape, closeShape, issuedRater, orderShape, replacementShape } from "./shapes.ts";

const base = "/api/campaigns/:id/rounds/:roundId";
const group = z.string().max(64);
const nothing = z.object({});
const signed = z.object({
  note: z.string().max(20_000).describe("The text with the own signature line, as a signed note"),
});

/** Everything between the freeze and the release. */
export async function votingRoutes(app: App): Promise<void> {
  cards(app);
  replacements(app);
  closing(app);
  recounting(app);
}

function cards(app: App): void {
  app.get(
    `${base}/cards`,
    { config: { action: "ballots.read" }, schema: { params: roundParams, response: { 200: cardsShape } } },
    (request) => cardsView(request.ctx, request.params.id, request.params.roundId),
  );

  app.post(
    `${base}/cards/print`,
    { config: { action: "ballots.edit" }, schema: { params: roundParams, body: nothing } },
    async (request, reply) => {
      const { id, roundId } = request.params;
      const bytes = await printCards(request.ctx, id, roundId);
      return sendFile(reply, "application/pdf", { name: "二维码卡.pdf", bytes });
    },
  );

  app.post(
    `${base}/cards/reprint`,
    {
      config: { action: "ballots.advance" },
      schema: {
        params: roundParams,
        body: z.object({ group, note }),
        response: { 200: z.object({ state: z.enum(["proposed", "taken"]) }) },
      },
    },
    async (request) => {
      const { id, roundId } = request.params;
      return { state: await reprintCards(request.ctx, id, roundId, request.body) };
    },
  );

  app.post(
    `${base}/cards/returned`,
    {
      config: { action: "ballots.edit" },
      schema: {
        params: roundParams,
        body: z.object({ group, unused: z.number().int().min(0).max(1_000_000) }),
        response: { 200: cardsShape },
      },
    },
    async (request) => {
      const { id, roundId } = request.params;
      await returnCards(request.ctx, id, roundId, request.body);
      return cardsView(request.ctx, id, roundId);
    },
  );
}

function replacements(app: App): void {
  app.get(
    `${base}/issued`,
    {
      config: { action: "ballots.edit" },
      schema: {
        params: roundParams,
        querystring: z.object({ q: z.string().trim().min(1).max(50) }),
        response: { 200: z.object({ items: z.array(issuedRater) }) },
      },
    },
    (request) => issuedTo(request.ctx, request.params.id, request.params.roundId, request.query.q),
  );

  app.get(
    `${base}/replacements`,
    {
      config: { action: "ballots.read" },
      schema: { params: roundParams, response: { 200: z.object({ items: z.array(replacementShape) }) } },
    },
    (request) => listReplacements(request.ctx, request.params.id, request.params.roundId),
  );

  app.post(
    `${base}/replacements`,
    {
      config: { action: "ballots.advance" },
      schema: {
        params: roundParams,
        body: z
          .object({ group, raterId: z.uuid().optional(), code: z.string().max(64).optional(), note })
          .refine(({ raterId, code }) => (raterId === undefined) !== (code === undefined)),
        response: { 200: replacementShape },
      },
    },
    (request) => proposeReplacement(request.ctx, request.params.id, request.params.roundId, request.body),
  );

  const params = roundParams.extend({ replacementId: z.uuid() });
  for (const [path, settle] of [
    ["confirm", confirmReplacement],
    ["withdraw", withdrawReplacement],
  ] as const)
    app.post(
      `${base}/replacements/:replacementId/${path}`,
      {
        config: { action: "ballots.advance" },
        schema: { params, body: nothing, response: { 200: replacementShape } },
      },
      (request) => {
        const { id, roundId, replacementId } = request.params;
        return settle(request.ctx, id, roundId, replacementId);
      },
    );
}

function closing(app: App): void {
  const answer = { 200: closeShape };
  app.get(
    `${base}/close`,
    { config: { action: "ballots.read" }, schema: { params: roundParams, response: answer } },
    (request) => closeView(request.ctx, request.params.id, request.params.roundId),
  );

  app.post(
    `${base}/close/order`,
    {
      config: { action: "ballots.sign" },
      schema: {
        params: roundParams,
        body: z.object({ note, earlyReason: z.string().trim().max(1000).optional() }),
        response: answer,
      },
    },
    async (request) => {
      const { id, roundId } = request.params;
      await orderClose(request.ctx, id, roundId, request.body);
      return closeView(request.ctx, id, roundId);
    },
  );

  for (const [path, act] of [
    ["withdraw", withdrawClose],
    ["send", sendClose],
  ] as const)
    app.post(
      `${base}/close/${path}`,
      {
        config: { action: "ballots.sign" },
        schema: { params: roundParams, body: nothing, response: answer },
      },
      async (request) => {
        const { id, roundId } = request.params;
        await act(request.ctx, id, roundId);
        return closeView(request.ctx, id, roundId);
      },
    );

  for (const [path, sign] of [
    ["signatures", signClose],
    ["cosign", cosignRecord],
  ] as const)
    app.post(
      `${base}/close/${path}`,
      {
        config: { action: "ballots.sign" },
        schema: { params: roundParams, body: signed, response: answer },
      },
      async (request) => {
        const { id, roundId } = request.params;
        await sign(request.ctx, id, roundId, request.body.note);
        return closeView(request.ctx, id, roundId);
      },
    );

  app.get(
    `${base}/record`,
    { config: { action: "ballots.read" }, schema: { params: roundParams } },
    async (request, reply) => {
      const { id, roundId } = request.params;
      const bytes = await recordZip(request.ctx, id, roundId);
      return sendFile(reply, "application/zip", { name: `record-${roundId}.zip`, bytes });
    },
  );
}

function recounting(app: App): void {
  app.get(
    `${base}/recount`,
    { config: { action: "ballots.read" }, schema: { params: roundParams, response: { 200: orderShape } } },
    (request) => recountView(request.ctx, request.params.id, request.params.roundId),
  );

  app.post(
    `${base}/recount/signatures`,
    {
      config: { action: "ballots.sign" },
      schema: { params: roundParams, body: signed, response: { 200: orderShape } },
    },
    async (request) => {
      const { id, roundId } = request.params;
      await signRecount(request.ctx, id, roundId, request.body.note);
      return recountView(request.ctx, id, roundId);
    },
  );

  app.post(
    `${base}/recount/download`,
    { config: { action: "ballots.sign" }, schema: { params: roundParams, body: nothing } },
    async (request, reply) => {
      const { id, roundId } = request.params;
      const bytes = await recountZip(request.ctx, id, roundId);
      return sendFile(reply, "application/zip", { name: `recount-${roundId}.zip`, bytes });
    },
  );
}
