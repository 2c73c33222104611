import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** Serve the built console; an address that is neither a file nor under /api is a page of the console. */
export function servePages(app: FastifyInstance, root: string): void {
  const dist = join(root, "apps/console/dist");
  if (!existsSync(join(dist, "index.html"))) return;
  app.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = path.includes("/assets/") || path.includes("\\assets\\");
      reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === "GET" &&
      !request.url.startsWith("/api/") &&
      !/\.[a-z0-9]+$/i.test(request.url.split("?")[0] ?? "");
    if (isPage)
      return reply
        .header("content-security-policy", POLICY)
        .header("cache-control", "no-cache")
        .type("text/html")
        .sendFile("index.html");
    const text = { zh: "没有这个地址。", en: "There is nothing at this address." };
    return reply
      .status(404)
      .type("application/problem+json")
      .send(
        JSON.stringify({
          type: "urn:hengjian:not-found",
          title: text.en,
          status: 404,
          code: "not-found",
          text,
        }),
      );
  });
}
