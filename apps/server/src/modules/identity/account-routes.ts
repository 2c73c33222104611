import { z } from "zod";
import type { App } from "../../platform/http/app.ts";
import { ok, pageOf, paging } from "../../platform/http/shapes.ts";
import { ROLES } from "../../platform/policy.ts";
import { listAccounts } from "./account-list.ts";
import {
  endSessionsOf,
  openAccount,
  releaseAccount,
  resetAccount,
  setActive,
  unlockAccount,
} from "./accounts.ts";
import { setGrants } from "./grants.ts";
import { changeSettings, readSettings } from "./settings.ts";
import { accountRow, grant, role, settings } from "./shapes.ts";

const params = z.object({ id: z.uuid() });

/** What the system officer and the security officer do with other people's accounts, each the own half. */
export async function accountRoutes(app: App): Promise<void> {
  const query = z.object({
    q: z.string().max(100).default(""),
    role: role.optional(),
    state: z.enum(["held", "inactive", "no-role"]).optional(),
    sort: z.enum(["username", "-username", "createdAt", "-createdAt"]).default("username"),
    ...paging,
  });
  app.get(
    "/api/accounts",
    {
      config: { action: "accounts.read" },
      schema: { querystring: query, response: { 200: pageOf(accountRow) } },
    },
    (request) => listAccounts(request.ctx, request.query),
  );
  systemOfficerRoutes(app);
  securityOfficerRoutes(app);
}

function systemOfficerRoutes(app: App): void {
  const create = { action: "accounts.create" as const };
  const body = z.object({
    username: z
      .string()
      .regex(/^[\p{L}\p{N}._-]{2,50}$/u)
      .describe("Letters, digits, dot, hyphen, underscore"),
    displayName: z.string().trim().min(1).max(50),
    password: z.string().max(200).optional().describe("Without one, a random password is made"),
    cadreId: z.uuid().nullish().describe("The cadre whose results are the person's own"),
  });
  const opened = z.object({
    accountId: z.uuid(),
    password: z.string().describe("Shown this once, to be changed at the first sign-in"),
  });
  app.post(
    "/api/accounts",
    { config: create, schema: { body, response: { 201: opened } } },
    async (request, reply) => {
      const { cadreId, ...rest } = request.body;
      return reply.status(201).send(await openAccount(request.ctx, { ...rest, cadreId: cadreId ?? null }));
    },
  );

  const reset = z.object({
    password: z.string().describe("Shown this once"),
    held: z.boolean().describe("Nobody signs in before the security officer has released the account"),
  });
  app.post(
    "/api/accounts/:id/reset",
    { config: create, schema: { params, response: { 200: reset } } },
    (request) => resetAccount(request.ctx, request.params.id),
  );

  app.put(
    "/api/accounts/:id/active",
    { config: create, schema: { params, body: z.object({ active: z.boolean() }), response: { 200: ok } } },
    async (request) => {
      await setActive(request.ctx, request.params.id, request.body.active);
      return { ok: true as const };
    },
  );

  app.post(
    "/api/accounts/:id/unlock",
    { config: create, schema: { params, response: { 200: ok } } },
    async (request) => {
      await unlockAccount(request.ctx, request.params.id);
      return { ok: true as const };
    },
  );

  app.delete(
    "/api/accounts/:id/sessions",
    { config: create, schema: { params, response: { 200: z.object({ ended: z.number().int() }) } } },
    async (request) => ({ ended: await endSessionsOf(request.ctx, request.params.id) }),
  );
}

function securityOfficerRoutes(app: App): void {
  const body = z.object({ grants: z.array(grant).max(ROLES.length) });
  app.put(
    "/api/accounts/:id/grants",
    { config: { action: "accounts.grant" }, schema: { params, body, response: { 200: ok } } },
    async (request) => {
      await setGrants(request.ctx, request.params.id, request.body.grants);
      return { ok: true as const };
    },
  );

  app.post(
    "/api/accounts/:id/release",
    { config: { action: "accounts.grant" }, schema: { params, response: { 200: ok } } },
    async (request) => {
      await releaseAccount(request.ctx, request.params.id);
      return { ok: true as const };
    },
  );

  app.get(
    "/api/security/settings",
    { config: { action: "security.read" }, schema: { response: { 200: settings } } },
    (request) => readSettings(request.ctx),
  );

  app.put(
    "/api/security/settings",
    { config: { action: "security.settings" }, schema: { body: settings, response: { 200: ok } } },
    async (request) => {
      await changeSettings(request.ctx, request.body);
      return { ok: true as const };
    },
  );
}
