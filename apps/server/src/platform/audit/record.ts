import { createHash, randomBytes, randomUUID } from "node:crypto";
import { canonicalJson } from "@hengjian/ballot";
import type { Db, Tx } from "../db/database.ts";
import { auditEvent, auditPersonal } from "./schema.ts";

export interface AuditRecord {
  /** Verb with its object, for example `roster.import`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Counts, stages, hashes: nothing personal. Stands in the tree as it is. */
  detail?: Record<string, unknown>;
  /** State before and after; only their hashes are kept. */
  before?: unknown;
  after?: unknown;
  /** Names and other personal text; kept beside the tree, which holds a salted hash of it. */
  personal?: Record<string, unknown>;
}

interface Recorder {
  actor: { userId: string; jurisdictionId: string };
  platform: { now: () => Date };
}

/**
 * Write the audit event of a change; call it in the transaction of the change, so that neither stands without the
 * other.
 */
export async function recordEvent(tx: Db | Tx, ctx: Recorder, record: AuditRecord): Promise<void> {
  const { jurisdictionId, userId } = ctx.actor;
  const eventId = randomUUID();
  const salt = record.personal === undefined ? null : randomBytes(16).toString("hex");
  await tx.insert(auditEvent).values({
    jurisdictionId,
    eventId,
    at: ctx.platform.now(),
    actor: userId,
    action: record.action,
    subjectType: record.subjectType,
    subjectId: record.subjectId,
    detail: record.detail ?? {},
    beforeHash: hashOf(record.before),
    afterHash: hashOf(record.after),
    personalHash: salt === null ? null : personalHash(salt, record.personal),
  });
  if (salt === null) return;
  await tx.insert(auditPersonal).values({ jurisdictionId, eventId, salt, text: record.personal });
}

/** SHA-256 over canonical JSON (RFC 8785), in lower-case hexadecimal; null for nothing. */
export function hashOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return sha256(canonicalJson(value));
}

export function personalHash(salt: string, personal: unknown): string {
  return sha256(`${salt}${canonicalJson(personal)}`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
