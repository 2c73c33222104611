import type { FastifyRequest } from "fastify";
import { forbidden } from "../errors.ts";

/**
 * Refuse a change that another site's page sent with this site's cookie. The cookie is SameSite=Strict already; the
 * headers that browsers add, and pages cannot forge, hold where that is not understood. Programs send neither header.
 * @throws DomainError `foreign-origin`
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS") return;
  const { origin } = request.headers;
  const own = origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.host);
  if (own && request.headers["sec-fetch-site"] !== "cross-site") return;
  throw forbidden(
    {
      zh: "请求来自别的网站,已拒绝。若前面有反向代理,请让系统管理员核对 TRUST_PROXY。",
      en: "The request came from another site and was refused. Behind a reverse proxy, ask the system officer to check TRUST_PROXY.",
    },
    "foreign-origin",
  );
}
