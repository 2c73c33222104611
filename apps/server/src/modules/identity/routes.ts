import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Platform } from "../../platform/context.ts";
import { DomainError, forbidden } from "../../platform/errors.ts";
import type { App, Authenticator } from "../../platform/http/app.ts";
import { jurisdictionOf } from "../../platform/jurisdiction.ts";
import { type Action, type Actor, POLICY, ROLES, reachOf } from "../../platform/policy.ts";
import {
  actorOfToken,
  COOKIE,
  changePassword,
  createAccount,
  IDLE_MINUTES,
  listAccounts,
  resetPassword,
  setActive,
  setGrants,
  signIn,
  signOut,
} from "./service.ts";

const role = z.enum(ROLES);
const grant = z.object({ role, unitIds: z.array(z.string()).default([]) });

/** Reads the session cookie; refuses changes that another site's page sent (the Origin header tells). */
export function cookieAuthenticator(platform: Platform): Authenticator {
  return {
    async actorOf(request) {
      const token = request.cookies[COOKIE];
      if (token === undefined) return null;
      refuseForeignOrigin(request);
      const actor = await actorOfToken(platform, token);
      if (actor?.mustChange && !mayBeforeChange(request)) throw mustChangeFirst();
      return actor;
    },
  };
}

function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const { origin, host } = request.headers;
  if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) return;
  throw forbidden(
    { zh: "请求来自别的网站,已拒绝。", en: "The request came from another site and was refused." },
    "foreign-origin",
  );
}

function mayBeforeChange(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith("/api/session") ?? false;
}

function mustChangeFirst(): DomainError {
  return new DomainError("must-change-password", 403, {
    zh: "请先修改初始密码。",
    en: "Please change your first password before anything else.",
  });
}

export async function identityRoutes(app: App, platform: Platform): Promise<void> {
  sessionRoutes(app, platform);
  accountRoutes(app);
}

function sessionRoutes(app: App, platform: Platform): void {
  app.get("/api/health", { config: { action: "public" } }, async () => {
    const own = await jurisdictionOf(platform.db, null);
    return { ok: true, jurisdiction: own };
  });

  const credentials = z.object({
    username: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
  });
  app.post(
    "/api/session",
    { config: { action: "public" }, schema: { body: credentials } },
    async (request, reply) => {
      refuseForeignOrigin(request);
      const { token, mustChange } = await signIn(platform, request.body.username, request.body.password);
      setCookie(request, reply, token);
      return { mustChange };
    },
  );

  app.delete("/api/session", { config: { action: "session.use" } }, async (request, reply) => {
    await signOut(platform, request.cookies[COOKIE] ?? "");
    reply.clearCookie(COOKIE, { path: "/" });
    return { ok: true };
  });

  app.get("/api/session", { config: { action: "session.use" } }, async (request) => {
    const { actor } = request.ctx;
    return {
      user: { userId: actor.userId, username: actor.username, displayName: actor.displayName },
      roles: actor.grants.map((one) => one.role),
      cadreId: actor.cadreId,
      jurisdiction: await jurisdictionOf(platform.db, actor.jurisdictionId),
      permissions: permissionsOf(actor),
      mustChangePassword: (actor as Actor & { mustChange?: boolean }).mustChange ?? false,
      idleMinutes: IDLE_MINUTES,
    };
  });

  const change = z.object({ current: z.string().max(200), next: z.string().max(200) });
  app.post(
    "/api/session/password",
    { config: { action: "session.use" }, schema: { body: change } },
    async (request) => {
      await changePassword(request.ctx, request.body.current, request.body.next);
      return { ok: true };
    },
  );
}

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: request.protocol === "https",
  });
}

/** For each action that the person may take: how far it reaches. */
function permissionsOf(actor: Actor): Record<string, "all" | "unit" | "own"> {
  const entries = (Object.keys(POLICY) as Action[]).flatMap((action): [string, "all" | "unit" | "own"][] => {
    const reach = reachOf(actor, action);
    if (reach === null) return [];
    return [[action, reach.all ? "all" : reach.unitIds.length > 0 ? "unit" : "own"]];
  });
  return Object.fromEntries(entries);
}

function accountRoutes(app: App): void {
  const list = z.object({
    q: z.string().default(""),
    page: z.coerce.number().int().min(1).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
  });
  app.get(
    "/api/accounts",
    { config: { action: "accounts.read" }, schema: { querystring: list } },
    async (request) => ({
      ...(await listAccounts(request.ctx, request.query)),
      page: request.query.page,
      size: request.query.size,
    }),
  );

  const body = z.object({
    username: z.string().regex(/^[\p{L}\p{N}._-]{2,50}$/u),
    displayName: z.string().min(1).max(50),
    password: z.string().max(200),
    cadreId: z.uuid().nullish(),
    mustChange: z.boolean().default(true),
  });
  app.post(
    "/api/accounts",
    { config: { action: "accounts.create" }, schema: { body } },
    async (request, reply) => {
      const { cadreId, ...rest } = request.body;
      const accountId = await createAccount(request.ctx, { ...rest, cadreId: cadreId ?? null });
      return reply.status(201).send({ accountId });
    },
  );

  const params = z.object({ id: z.uuid() });
  const grants = z.object({ grants: z.array(grant).max(ROLES.length) });
  app.put(
    "/api/accounts/:id/grants",
    { config: { action: "accounts.grant" }, schema: { params, body: grants } },
    async (request) => {
      await setGrants(request.ctx, request.params.id, request.body.grants);
      return { ok: true };
    },
  );

  const reset = z.object({ password: z.string().max(200) });
  app.post(
    "/api/accounts/:id/password",
    { config: { action: "accounts.create" }, schema: { params, body: reset } },
    async (request) => {
      await resetPassword(request.ctx, request.params.id, request.body.password);
      return { ok: true };
    },
  );

  const active = z.object({ active: z.boolean() });
  app.put(
    "/api/accounts/:id/active",
    { config: { action: "accounts.create" }, schema: { params, body: active } },
    async (request) => {
      await setActive(request.ctx, request.params.id, request.body.active);
      return { ok: true };
    },
  );
}
