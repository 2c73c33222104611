import { z } from "zod";
import type { Platform } from "../../platform/context.ts";
import type { App } from "../../platform/http/app.ts";
import { textShape } from "../../platform/http/shapes.ts";
import type { StageLine } from "../campaigns/service.ts";
import { search, todoList } from "./service.ts";

const todo = z
  .object({
    key: z.string(),
    text: textShape,
    about: z.string().nullable().describe("Name of the campaign it belongs to"),
    count: z.number().int().nullable(),
    due: z.iso.date().nullable(),
    daysLeft: z.number().int().nullable().describe("Working days; negative when overdue"),
    overdue: z.boolean(),
    link: z.string(),
  })
  .meta({ id: "TodoItem" });

const hit = z
  .object({ id: z.string(), name: z.string(), detail: z.string(), link: z.string() })
  .meta({ id: "SearchHit" });

export async function homeRoutes(app: App, _platform: Platform, line: StageLine): Promise<void> {
  app.get(
    "/api/todo",
    {
      config: { action: "session.use" },
      schema: { response: { 200: z.object({ items: z.array(todo) }) } },
    },
    async (request) => ({ items: await todoList(request.ctx, line) }),
  );

  app.get(
    "/api/search",
    {
      config: { action: "session.use" },
      schema: {
        querystring: z.object({ q: z.string().max(100).default("") }),
        response: {
          200: z.object({ persons: z.array(hit), units: z.array(hit), campaigns: z.array(hit) }),
        },
      },
    },
    (request) => search(request.ctx, request.query.q),
  );
}
