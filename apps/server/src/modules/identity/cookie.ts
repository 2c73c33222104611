import type { FastifyReply, FastifyRequest } from "fastify";
import type { Platform } from "../../platform/context.ts";
import { DomainError } from "../../platform/errors.ts";
import type { Authenticator } from "../../platform/http/app.ts";
import { type Session, sessionOfToken } from "./sessions.ts";

const COOKIE = "hengjian_session";
/** Sent by the pages with requests that no person made (polling), so that they do not keep a session alive. */
const BACKGROUND = "hengjian-background";

/** Reads the session cookie, and holds back a session that must first change its password or enrol. */
export function cookieAuthenticator(platform: Platform): Authenticator {
  return {
    async actorOf(request) {
      const session = await sessionOfRequest(platform, request);
      if (session === null) return null;
      if (!isSessionRoute(request)) holdBack(session);
      return session.actor;
    },
  };
}

export async function sessionOfRequest(platform: Platform, request: FastifyRequest): Promise<Session | null> {
  const token = tokenOf(request);
  if (token === "") return null;
  const background = request.routeOptions.config.background ?? request.headers[BACKGROUND] !== undefined;
  return sessionOfToken(platform, token, background);
}

function isSessionRoute(request: FastifyRequest): boolean {
  return /^\/api\/sessions?(\/|$)/.test(request.routeOptions.url ?? "");
}

function holdBack(session: Session): void {
  if (session.mustChangePassword) {
    throw new DomainError("must-change-password", 403, {
      zh: "请先修改密码:首次登录、重置之后和每 90 天都须修改。",
      en: "Please change your password first: after the first sign-in, after a reset, and every 90 days.",
    });
  }
  if (session.mustEnrol) {
    throw new DomainError("second-factor-required", 403, {
      zh: "三员账号须启用动态口令,请先绑定。",
      en: "Accounts of the three officers need a second factor; enrol one first.",
    });
  }
}

export function tokenOf(request: FastifyRequest): string {
  return request.cookies[COOKIE] ?? "";
}

/** A session cookie: gone when the browser closes, out of reach of scripts, sent by no other site's pages. */
export function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: request.protocol === "https",
  });
}

export function clearCookie(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: "/" });
}
