import { z } from "zod";
import type { App } from "../../../platform/http/app.ts";
import { day } from "../../../platform/http/shapes.ts";
import { noFile } from "../upload.ts";
import { enterPaper } from "./enter.ts";
import { openPaperCount } from "./open.ts";
import { discardPaper, keepPaper, takePaper, withdrawPaper } from "./settle.ts";
import { entryCounts, paperDetail, paperList } from "./shapes.ts";
import { listPaper, paperView } from "./views.ts";
import { paperTemplate, readPaperWorkbook } from "./workbook.ts";

const params = z.object({ id: z.uuid() });
const countParams = params.extend({ countId: z.uuid() });
const reason = z.string().trim().max(1000);

/** Votes on paper: counted by hand, entered by two people, taken as evidence. */
export function paperRoutes(app: App): void {
  app.get(
    "/api/campaigns/:id/paper",
    { config: { action: "evidence.read" }, schema: { params, response: { 200: paperList } } },
    (request) => listPaper(request.ctx, request.params.id),
  );

  app.post(
    "/api/campaigns/:id/paper",
    {
      config: { action: "evidence.paper" },
      schema: {
        params,
        body: z.object({
          group: z.string().max(100),
          ratees: z.array(z.uuid()).min(1).max(500),
          place: z.string().trim().min(1).max(200).describe("Where the ballots were counted"),
          countedOn: day,
          remark: z.string().trim().max(1000).default(""),
        }),
        response: { 201: paperDetail },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const countId = await openPaperCount(request.ctx, id, request.body);
      return reply.status(201).send(await paperView(request.ctx, id, countId));
    },
  );

  app.get(
    "/api/campaigns/:id/paper/:countId",
    {
      config: { action: "evidence.read" },
      schema: { params: countParams, response: { 200: paperDetail } },
    },
    (request) => paperView(request.ctx, request.params.id, request.params.countId),
  );

  app.put(
    "/api/campaigns/:id/paper/:countId/entry",
    {
      config: { action: "evidence.paper" },
      schema: {
        params: countParams,
        body: z.object({
          counts: entryCounts,
          submit: z.boolean().describe("False keeps a draft; true submits what must reconcile"),
        }),
        response: { 200: paperDetail },
      },
    },
    async (request) => {
      const { id, countId } = request.params;
      await enterPaper(request.ctx, id, countId, request.body);
      return paperView(request.ctx, id, countId);
    },
  );

  workbookRoutes(app);
  settlingRoutes(app);
}

/** The counting form as a file: empty to be filled in, and filled in to be read. */
function workbookRoutes(app: App): void {
  app.get(
    "/api/campaigns/:id/paper/:countId/form.xlsx",
    { config: { action: "evidence.paper" }, schema: { params: countParams } },
    async (request, reply) => {
      const { id, countId } = request.params;
      const { name, bytes } = await paperTemplate(request.ctx, id, countId);
      return reply
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header("cache-control", "no-store")
        .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        .send(Buffer.from(bytes));
    },
  );

  app.post(
    "/api/campaigns/:id/paper/:countId/form",
    {
      config: { action: "evidence.paper" },
      schema: {
        params: countParams,
        consumes: ["multipart/form-data"],
        response: { 200: z.object({ counts: entryCounts }) },
      },
    },
    async (request) => {
      const file = await request.file();
      if (file === undefined) throw noFile();
      const { id, countId } = request.params;
      return { counts: await readPaperWorkbook(request.ctx, id, countId, await file.toBuffer()) };
    },
  );
}

function settlingRoutes(app: App): void {
  for (const [path, settle] of [
    ["take", takePaper],
    ["keep", keepPaper],
  ] as const)
    app.post(
      `/api/campaigns/:id/paper/:countId/${path}`,
      {
        config: { action: "evidence.paper" },
        schema: { params: countParams, response: { 200: paperDetail } },
      },
      async (request) => {
        const { id, countId } = request.params;
        await settle(request.ctx, id, countId);
        return paperView(request.ctx, id, countId);
      },
    );

  app.post(
    "/api/campaigns/:id/paper/:countId/discard",
    {
      config: { action: "evidence.paper" },
      schema: {
        params: countParams,
        body: z.object({ reason: reason.min(1) }),
        response: { 200: paperDetail },
      },
    },
    async (request) => {
      const { id, countId } = request.params;
      await discardPaper(request.ctx, id, countId, request.body.reason);
      return paperView(request.ctx, id, countId);
    },
  );

  app.post(
    "/api/campaigns/:id/paper/:countId/withdraw",
    {
      config: { action: "evidence.paper" },
      schema: {
        params: countParams,
        body: z.object({ reason: reason.default("").describe("Demanded of the person who proposes it") }),
        response: { 200: z.object({ state: z.enum(["proposed", "taken"]), count: paperDetail }) },
      },
    },
    async (request) => {
      const { id, countId } = request.params;
      const state = await withdrawPaper(request.ctx, id, countId, request.body.reason);
      return { state, count: await paperView(request.ctx, id, countId) };
    },
  );
}
