import { z } from "zod";
import { instant } from "../../platform/http/shapes.ts";

const hash = z.string().length(64).describe("SHA-256, lower-case hexadecimal");

export const eventRow = z.object({
  eventId: z.uuid(),
  index: z.number().int().nullable().describe("Place in the tree, from 0; null until the next checkpoint"),
  at: instant,
  actor: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  detail: z.record(z.string(), z.unknown()).describe("Counts, codes, stages; nothing personal"),
  beforeHash: hash.nullable(),
  afterHash: hash.nullable(),
  personalHash: hash.nullable(),
});

const checkpointFields = {
  treeSize: z.number().int(),
  rootHash: hash,
  note: z.string().describe("C2SP tlog-checkpoint: origin, size, root in Base64, signature"),
  reason: z.string(),
  createdAt: instant,
};
export const checkpointView = z.object(checkpointFields);
const key = z.string().describe("Public key, as name+hash+key");
export const checkpointList = z.object({ key, items: z.array(checkpointView) });
export const root = z.object({ ...checkpointFields, key, origin: z.string() });

const problem = z.object({
  kind: z.string(),
  index: z.number().int().nullable(),
  eventId: z.string().nullable(),
});
export const state = z.object({
  entries: z.number().int(),
  waiting: z.number().int().describe("Events that get their place with the next checkpoint"),
  lastCheckpoint: checkpointView.nullable(),
  key,
  checks: z
    .array(z.object({ checkedAt: instant, entries: z.number().int(), problem: problem.nullable() }))
    .describe("Newest first; problem null: everything as it was signed"),
});
