import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { FailureMeter } from "../../platform/auth/failure-meter.ts";
import type { Platform } from "../../platform/context.ts";
import type { App } from "../../platform/http/app.ts";
import { ok } from "../../platform/http/shapes.ts";
import { jurisdictionOf } from "../../platform/jurisdiction.ts";
import { type Action, type Actor, POLICY, reachOf } from "../../platform/policy.ts";
import { accountRoutes } from "./account-routes.ts";
import { clearCookie, sessionOfRequest, setCookie, tokenOf } from "./cookie.ts";
import { changePassword } from "./passwords.ts";
import { beginEnrolment, finishEnrolment, removeSecondFactor } from "./second-factor.ts";
import { endSession, listSessions, type Sender, signOut } from "./sessions.ts";
import { jurisdiction, sessionRow, whoAmI } from "./shapes.ts";
import { signIn } from "./sign-in.ts";

/** From one address: so many failures in ten minutes before it has to wait. */
const ADDRESS_FAILURES = 30;
const ADDRESS_WINDOW_MS = 10 * 60_000;

const use = { action: "signed-in" as const };
const password = z.string().min(1).max(200);

export async function identityRoutes(app: App, platform: Platform): Promise<void> {
  healthRoute(app, platform);
  signInRoutes(app, platform);
  ownAccountRoutes(app);
  ownSessionRoutes(app);
  await accountRoutes(app);
}

function healthRoute(app: App, platform: Platform): void {
  const answer = z.object({ ok: z.literal(true), jurisdiction: jurisdiction.nullable() });
  app.get(
    "/api/health",
    { config: { action: "public" }, schema: { response: { 200: answer } } },
    async () => ({ ok: true as const, jurisdiction: await jurisdictionOf(platform.db, null) }),
  );
}

function signInRoutes(app: App, platform: Platform): void {
  const meter = new FailureMeter(ADDRESS_FAILURES, ADDRESS_WINDOW_MS);
  const body = z.object({
    username: z.string().min(1).max(100),
    password,
    code: z.string().max(10).optional().describe("Six digits, when the answer was second-factor-needed"),
  });
  const entered = z.object({ mustChange: z.boolean().describe("The password must be changed first") });
  app.post(
    "/api/session",
    { config: { action: "public" }, schema: { body, response: { 200: entered } } },
    async (request, reply) => {
      const { token, mustChange } = await signIn(platform, meter, request.body, senderOf(request));
      setCookie(request, reply, token);
      return { mustChange };
    },
  );

  app.get("/api/session", { config: use, schema: { response: { 200: whoAmI } } }, async (request) => {
    const { actor } = request.ctx;
    const session = await sessionOfRequest(platform, request);
    return {
      user: { userId: actor.userId, username: actor.username, displayName: actor.displayName },
      roles: actor.grants.map((one) => one.role),
      grants: actor.grants.map((one) => ({ role: one.role, unitIds: [...one.unitIds] })),
      cadreId: actor.cadreId,
      jurisdiction: await jurisdictionOf(platform.db, actor.jurisdictionId),
      permissions: permissionsOf(actor),
      mustChangePassword: session?.mustChangePassword ?? false,
      secondFactor: session?.secondFactor ?? false,
      mustEnrol: session?.mustEnrol ?? false,
      idleMinutes: session?.idleMinutes ?? 0,
    };
  });

  app.delete("/api/session", { config: use, schema: { response: { 200: ok } } }, async (request, reply) => {
    await signOut(request.ctx, tokenOf(request));
    clearCookie(reply);
    return { ok: true as const };
  });
}

function senderOf(request: FastifyRequest): Sender {
  return { address: request.ip, agent: request.headers["user-agent"] ?? "" };
}

/** For each action that the person may take: how far it reaches. */
function permissionsOf(actor: Actor): Record<string, "all" | "unit" | "own"> {
  const permissions: Record<string, "all" | "unit" | "own"> = {};
  for (const action of Object.keys(POLICY) as Action[]) {
    const reach = reachOf(actor, action);
    if (reach !== null) permissions[action] = reach.all ? "all" : reach.unitIds.length > 0 ? "unit" : "own";
  }
  return permissions;
}

function ownAccountRoutes(app: App): void {
  const change = z.object({ current: password, next: z.string().max(200) });
  app.post(
    "/api/session/password",
    { config: use, schema: { body: change, response: { 200: ok } } },
    async (request) => {
      await changePassword(request.ctx, { ...request.body, token: tokenOf(request) });
      return { ok: true as const };
    },
  );

  const byPassword = z.object({ password });
  const enrolment = z.object({
    secret: z.string().describe("Base32, for typing"),
    uri: z.string().describe("otpauth address, for a QR code"),
  });
  app.post(
    "/api/session/totp",
    { config: use, schema: { body: byPassword, response: { 200: enrolment } } },
    (request) => beginEnrolment(request.ctx, request.body.password),
  );

  const code = z.object({ code: z.string().min(6).max(10) });
  app.post(
    "/api/session/totp/verify",
    { config: use, schema: { body: code, response: { 200: ok } } },
    async (request) => {
      await finishEnrolment(request.ctx, request.body.code);
      return { ok: true as const };
    },
  );

  app.post(
    "/api/session/totp/remove",
    { config: use, schema: { body: byPassword, response: { 200: ok } } },
    async (request) => {
      await removeSecondFactor(request.ctx, request.body.password);
      return { ok: true as const };
    },
  );
}

function ownSessionRoutes(app: App): void {
  app.get(
    "/api/sessions",
    { config: use, schema: { response: { 200: z.object({ items: z.array(sessionRow) }) } } },
    async (request) => ({ items: await listSessions(request.ctx, tokenOf(request)) }),
  );

  app.delete(
    "/api/sessions/:id",
    { config: use, schema: { params: z.object({ id: z.uuid() }), response: { 200: ok } } },
    async (request) => {
      await endSession(request.ctx, request.params.id);
      return { ok: true as const };
    },
  );
}
