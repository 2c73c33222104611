import type { FastifyReply } from "fastify";
import { z } from "zod";

/** What the routes of rounds share. */
export const campaignParams = z.object({ id: z.uuid() });
export const roundParams = campaignParams.extend({ roundId: z.uuid() });
export const note = z.string().trim().max(1000).default("");

export function sendFile(reply: FastifyReply, type: string, file: { name: string; bytes: Uint8Array }) {
  reply.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  reply.header("cache-control", "no-store");
  return reply.type(type).send(Buffer.from(file.bytes));
}
