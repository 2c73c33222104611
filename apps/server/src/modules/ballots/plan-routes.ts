import { z } from "zod";
import type { App } from "../../platform/http/app.ts";
import { ok, pageOf, paging, textShape } from "../../platform/http/shapes.ts";
import { roundParams } from "./params.ts";
import {
  addGroup,
  addLink,
  addRecusal,
  dropGroup,
  editGroup,
  groupDetail,
  groupForm,
  listLines,
  listRecusals,
  planView,
  proposeAnew,
  removeRecusal,
  searchPeople,
  setLine,
} from "./service.ts";
import { formShape, lineShape, personShape, planGroupDetail, planShape, recusalShape } from "./shapes.ts";

const groupParams = roundParams.extend({ group: z.string().max(64) });
const person = z
  .string()
  .regex(/^(cadre|account):[0-9a-f-]{36}$/)
  .describe("cadre:… or account:…");
const people = z.array(person).max(5000);
const ratees = z.array(z.uuid()).min(1).max(2000);
const label = textShape.refine(({ zh, en }) => zh.trim() !== "" && en.trim() !== "");
const role = z.string().max(64);
const extraCards = z.number().int().min(0).max(100_000);

export async function planRoutes(app: App): Promise<void> {
  wholePlan(app);
  groups(app);
  form(app);
  lines(app);
  recusals(app);

  app.get(
    "/api/campaigns/:id/rounds/:roundId/people",
    {
      config: { action: "ballots.edit" },
      schema: {
        params: roundParams,
        querystring: z.object({ q: z.string().max(100).default(""), ...paging }),
        response: { 200: pageOf(personShape) },
      },
    },
    (request) => searchPeople(request.ctx, request.query),
  );
}

function wholePlan(app: App): void {
  app.get(
    "/api/campaigns/:id/rounds/:roundId/plan",
    { config: { action: "ballots.read" }, schema: { params: roundParams, response: { 200: planShape } } },
    (request) => planView(request.ctx, request.params.id, request.params.roundId),
  );

  app.post(
    "/api/campaigns/:id/rounds/:roundId/plan/propose",
    {
      config: { action: "ballots.edit" },
      schema: {
        params: roundParams,
        body: z.object({
          roles: z.array(role).max(50).optional(),
          blockSize: z.number().int().min(1).max(500).optional(),
        }),
        response: { 200: planShape },
      },
    },
    async (request) => {
      const { id, roundId } = request.params;
      await proposeAnew(request.ctx, id, roundId, request.body);
      return planView(request.ctx, id, roundId);
    },
  );

  app.post(
    "/api/campaigns/:id/rounds/:roundId/plan/link",
    {
      config: { action: "ballots.edit" },
      schema: { params: roundParams, body: z.object({}), response: { 200: planShape } },
    },
    async (request) => {
      const { id, roundId } = request.params;
      await addLink(request.ctx, id, roundId);
      return planView(request.ctx, id, roundId);
    },
  );
}

function groups(app: App): void {
  app.post(
    "/api/campaigns/:id/rounds/:roundId/plan/groups",
    {
      config: { action: "ballots.edit" },
      schema: {
        params: roundParams,
        body: z.object({ label, role, ratees, people, extraCards: extraCards.default(0) }),
        response: { 201: planGroupDetail },
      },
    },
    async (request, reply) => {
      const { id, roundId } = request.params;
      const group = await addGroup(request.ctx, id, roundId, request.body);
      return reply.status(201).send(await groupDetail(request.ctx, id, roundId, group));
    },
  );

  app.get(
    "/api/campaigns/:id/rounds/:roundId/plan/groups/:group",
    {
      config: { action: "ballots.read" },
      schema: { params: groupParams, response: { 200: planGroupDetail } },
    },
    (request) => groupDetail(request.ctx, request.params.id, request.params.roundId, request.params.group),
  );

  app.put(
    "/api/campaigns/:id/rounds/:roundId/plan/groups/:group",
    {
      config: { action: "ballots.edit" },
      schema: {
        params: groupParams,
        body: z.object({
          label: label.optional(),
          role: role.optional(),
          extraCards: extraCards.optional(),
          ratees: ratees.optional(),
          addPeople: people.optional(),
          removeRaters: z.array(z.uuid()).max(5000).optional(),
        }),
        response: { 200: planGroupDetail },
      },
    },
    async (request) => {
      const { id, roundId, group } = request.params;
      await editGroup(request.ctx, id, roundId, group, request.body);
      return groupDetail(request.ctx, id, roundId, group);
    },
  );

  app.delete(
    "/api/campaigns/:id/rounds/:roundId/plan/groups/:group",
    { config: { action: "ballots.edit" }, schema: { params: groupParams, response: { 200: ok } } },
    async (request) => {
      const { id, roundId, group } = request.params;
      await dropGroup(request.ctx, id, roundId, group);
      return { ok: true as const };
    },
  );
}

function form(app: App): void {
  app.get(
    "/api/campaigns/:id/rounds/:roundId/form",
    {
      config: { action: "ballots.read" },
      schema: {
        params: roundParams,
        querystring: z.object({ group: z.string().max(64) }),
        response: { 200: formShape },
      },
    },
    (request) => groupForm(request.ctx, request.params.id, request.params.roundId, request.query.group),
  );
}

/** Lines of responsibility [分管] hold for the jurisdiction, whatever the round. */
function lines(app: App): void {
  const response = { 200: z.object({ items: z.array(lineShape) }) };
  app.get("/api/ballots/lines", { config: { action: "ballots.read" }, schema: { response } }, (request) =>
    listLines(request.ctx),
  );

  app.put(
    "/api/ballots/lines",
    {
      config: { action: "ballots.edit" },
      schema: { body: z.object({ person, unitIds: z.array(z.uuid()).max(2000) }), response },
    },
    async (request) => {
      await setLine(request.ctx, request.body.person, request.body.unitIds);
      return listLines(request.ctx);
    },
  );
}

function recusals(app: App): void {
  const response = { 200: z.object({ items: z.array(recusalShape) }) };
  app.get("/api/ballots/recusals", { config: { action: "ballots.read" }, schema: { response } }, (request) =>
    listRecusals(request.ctx),
  );

  app.post(
    "/api/ballots/recusals",
    {
      config: { action: "ballots.edit" },
      schema: {
        body: z.object({
          person,
          cadreId: z.uuid(),
          kind: z.enum(["relative", "conflict", "other"]),
          note: z.string().trim().max(500).default(""),
        }),
        response,
      },
    },
    async (request) => {
      await addRecusal(request.ctx, request.body);
      return listRecusals(request.ctx);
    },
  );

  app.delete(
    "/api/ballots/recusals/:recusalId",
    {
      config: { action: "ballots.edit" },
      schema: { params: z.object({ recusalId: z.uuid() }), response },
    },
    async (request) => {
      await removeRecusal(request.ctx, request.params.recusalId);
      return listRecusals(request.ctx);
    },
  );
}
