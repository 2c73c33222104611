import { z } from "zod";
import { FailureMeter } from "../../platform/auth/failure-meter.ts";
import type { Platform } from "../../platform/context.ts";
import { DomainError, forbidden } from "../../platform/errors.ts";
import type { App } from "../../platform/http/app.ts";
import { groupsOfCode, refused, tokenFor } from "./issuer.ts";

/** Wrong codes from one address in ten minutes; right ones are never counted, however many phones share it. */
const WRONG_CODES = 100;
const WINDOW_MS = 10 * 60_000;

const codeRequest = z.object({
  manifest: z.string().regex(/^[0-9a-f]{64}$/),
  code: z.string().max(64),
});
const tokenRequest = codeRequest.extend({
  group: z.string().max(64),
  blinded: z
    .string()
    .regex(/^[A-Za-z0-9+/]{512}$/)
    .describe("384 bytes in Base64"),
});

const eligibilityAnswer = z.object({
  groups: z.array(z.string()),
  recusals: z
    .record(z.string(), z.array(z.string()))
    .describe("Of some groups, the ratees whose row has to be a recusal; none for a card"),
});

interface PhoneRequest {
  ip: string;
  headers: { origin?: string | undefined; host?: string | undefined };
}
interface PhoneReply {
  header(name: string, value: string): unknown;
}

/**
 * The two routes that phones ask, from the page on the box's origin. No cookie is read, nothing of a request is logged.
 */
export async function phoneRoutes(app: App, platform: Platform): Promise<void> {
  const meter = new FailureMeter(WRONG_CODES, WINDOW_MS);
  const config = { action: "public", fromBooth: true } as const;

  for (const url of ["/api/ballots/eligibility", "/api/ballots/tokens"])
    app.options(url, { config, schema: { hide: true } }, async (request, reply) => {
      allowBooth(platform, request, reply);
      reply.header("access-control-allow-methods", "POST");
      reply.header("access-control-allow-headers", "content-type");
      reply.header("access-control-max-age", "600");
      return reply.status(204).send();
    });

  app.post(
    "/api/ballots/eligibility",
    { config, schema: { body: codeRequest, response: { 200: eligibilityAnswer } } },
    async (request, reply) => {
      allowBooth(platform, request, reply);
      return metered(platform, meter, request.ip, () => groupsOfCode(platform, request.body));
    },
  );

  app.post(
    "/api/ballots/tokens",
    { config, schema: { body: tokenRequest, response: { 200: z.object({ signature: z.string() }) } } },
    async (request, reply) => {
      allowBooth(platform, request, reply);
      return metered(platform, meter, request.ip, () => tokenFor(platform, request.body));
    },
  );
}

/** @throws DomainError `foreign-origin` for any other page than the booth or the server's own */
function allowBooth(platform: Platform, { headers }: PhoneRequest, reply: PhoneReply): void {
  const { origin, host } = headers;
  if (origin === undefined) return;
  const booth = platform.box.publicUrl();
  const isBooth = booth !== null && origin === new URL(booth).origin;
  if (!isBooth && !(URL.canParse(origin) && new URL(origin).host === host)) throw foreignOrigin();
  reply.header("access-control-allow-origin", origin);
  reply.header("vary", "origin");
}

function foreignOrigin() {
  return forbidden(
    {
      zh: "签到请求不是从本次测评的投票页发出的,已拒绝。请重新扫描通知或卡片上的二维码。",
      en: "The request did not come from the page of this vote and was refused. Scan the code on the notice or card again.",
    },
    "foreign-origin",
  );
}

async function metered<T>(
  platform: Platform,
  meter: FailureMeter,
  address: string,
  run: () => Promise<T>,
): Promise<T> {
  const now = platform.now().getTime();
  const retryAfterSeconds = meter.secondsToWait(address, now);
  if (retryAfterSeconds > 0) {
    const { code, status, text } = refused("too-many-tries");
    throw new DomainError(code, status, text, { retryAfterSeconds });
  }
  try {
    return await run();
  } catch (error) {
    if (error instanceof DomainError && error.code === "unknown-code") meter.count(address, now);
    throw error;
  }
}
