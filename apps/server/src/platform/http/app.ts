import type { RequestListener, Server } from "node:http";
import { createServer } from "node:https";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import swagger from "@fastify/swagger";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from "fastify";
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import type { Ctx, Platform } from "../context.ts";
import { DomainError, forbidden } from "../errors.ts";
import { type Action, type Actor, type Reach, reachOf } from "../policy.ts";
import type { Tls } from "../tls.ts";
import { refuseForeignOrigin } from "./origin.ts";
import { sendProblem } from "./problem.ts";

/** The largest upload that is taken at all, in bytes; smaller limits belong to the reader of the file. */
export const UPLOAD_LIMIT = 64 * 1024 * 1024;

declare module "fastify" {
  interface FastifyContextConfig {
    /** The row of the policy table that this route needs, or one of the two words beside the table. */
    action?: RouteAction;
    /** Asked by the page that votes, from the ballot box's origin; the route looks at the origin itself. */
    fromBooth?: boolean;
    /** Pages ask this by themselves now and then: it does not keep a session alive. */
    background?: boolean;
  }
  interface FastifyRequest {
    ctx: Ctx;
  }
  interface FastifyInstance {
    /** Every route under /api with its row of the policy table; the policy test walks it. */
    guarded: readonly GuardedRoute[];
  }
}

export type RouteAction = Action | "public" | "signed-in";

export interface GuardedRoute {
  method: string;
  url: string;
  action: RouteAction;
}

/** Says who sent a request; implemented by the identity module. */
export interface Authenticator {
  actorOf(request: FastifyRequest): Promise<Actor | null>;
}

export type App = ReturnType<typeof buildApp>;

/** A Fastify instance on which every route must name the policy row that it needs. */
export function buildApp(platform: Platform, authenticator: Authenticator) {
  const app = Fastify({
    loggerInstance: platform.log as FastifyBaseLogger,
    bodyLimit: 4 * 1024 * 1024,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: platform.config.trustProxy,
    ...(platform.config.tls !== null && { serverFactory: httpsListener(platform.config.tls) }),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(sendProblem);
  app.register(cookie);
  app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 20 } });
  app.register(swagger, {
    openapi: { info: { title: "Hengjian 衡鉴", version: "1" } },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.decorateRequest("ctx");
  refuseUnguardedRoutes(app);
  app.addHook("onRequest", async (request) => {
    if (request.routeOptions.config.fromBooth !== true) refuseForeignOrigin(request);
  });
  app.addHook("onRequest", async (request) => guard(platform, authenticator, request));
  app.addHook("onSend", async (_request, reply) => secureHeaders(reply));
  return app;
}

/** As long as Fastify keeps idle connections of its own plain listener (ms). */
const KEEP_ALIVE = 72_000;

function httpsListener({ cert, key }: Tls) {
  return (handler: RequestListener): Server =>
    createServer({ cert, key, minVersion: "TLSv1.2", keepAliveTimeout: KEEP_ALIVE }, handler);
}

function refuseUnguardedRoutes(app: FastifyInstance): void {
  const guarded: GuardedRoute[] = [];
  app.decorate("guarded", guarded);
  app.addHook("onRoute", ({ url, method, config }) => {
    if (!url.startsWith("/api/")) return;
    const action = config?.action;
    if (action === undefined)
      throw new Error(`Route ${String(method)} ${url} names no action of the policy table.`);
    for (const one of [method].flat()) if (one !== "HEAD") guarded.push({ method: one, url, action });
  });
}

const OWN: Reach = { all: false, unitIds: [], own: true };

async function guard(
  platform: Platform,
  authenticator: Authenticator,
  request: FastifyRequest,
): Promise<void> {
  const action = request.routeOptions.config.action;
  if (action === undefined || action === "public") return;
  const actor = await authenticator.actorOf(request);
  if (actor === null) {
    throw new DomainError("not-signed-in", 401, {
      zh: "尚未登录或登录已过期。请重新登录。",
      en: "You are not signed in, or your session has ended. Please sign in again.",
    });
  }
  const reach = action === "signed-in" ? OWN : reachOf(actor, action);
  if (reach === null) {
    throw forbidden({
      zh: "您的角色不能进行这项操作。如确有需要,请联系考核办。",
      en: "Your role does not allow this. If you need it, ask the assessment office.",
    });
  }
  request.ctx = { platform, actor, reach };
}

function secureHeaders(reply: { header: (name: string, value: string) => unknown }): void {
  reply.header("x-content-type-options", "nosniff");
  reply.header("referrer-policy", "no-referrer");
  reply.header("x-frame-options", "DENY");
}
