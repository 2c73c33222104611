import { createHash, randomBytes, randomUUID } from "node:crypto";
import { canonicalJson } from "@hengjian/ballot";
import type { Db, Tx } from "../db/database.ts";
import { auditEvent, auditPersonal, auditQueue } from "./schema.ts";

export interface AuditRecord {
  /** Subject area and verb, for example `roster.import`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /**
   * Counts, codes, stages, hashes: nothing personal and no verdict on a person. It stands in the tree as it is, for
   * the audit officer and for whoever gets the exported log. Texts are limited to ASCII, which keeps names out.
   */
  detail?: Record<string, unknown>;
  /** State before and after; only their salted hashes are kept. */
  before?: unknown;
  after?: unknown;
  /** Names, reasons and other personal text; kept beside the tree, which holds a salted hash of it. */
  personal?: Record<string, unknown>;
}

interface Recorder {
  actor: { userId: string; jurisdictionId: string };
  platform: { now: () => Date };
}

/**
 * Write the audit event of a change; call it in the transaction of the change, so that neither stands without the
 * other. Its place in the tree comes later (`sequence`).
 */
export async function recordEvent(tx: Db | Tx, ctx: Recorder, record: AuditRecord): Promise<void> {
  const { jurisdictionId, userId } = ctx.actor;
  const { action, subjectType, subjectId, detail = {}, before, after, personal } = record;
  refuseText(detail, action);
  const eventId = randomUUID();
  const salt = randomBytes(16).toString("hex");
  const hashes = {
    beforeHash: saltedHash(salt, before),
    afterHash: saltedHash(salt, after),
    personalHash: saltedHash(salt, personal),
  };
  await tx.insert(auditEvent).values({
    jurisdictionId,
    eventId,
    at: ctx.platform.now(),
    actor: userId,
    action,
    subjectType,
    subjectId,
    detail,
    ...hashes,
  });
  await tx.insert(auditQueue).values({ jurisdictionId, eventId });
  if (Object.values(hashes).every((hash) => hash === null)) return;
  await tx.insert(auditPersonal).values({ jurisdictionId, eventId, salt, text: personal ?? null });
}

/** @throws Error, for the programmer: a text that may be a name belongs into `personal` */
function refuseText(value: unknown, action: string): void {
  if (typeof value === "string" && !/^[\x20-\x7e]{0,300}$/.test(value))
    throw new Error(`The audit detail of ${action} holds free text; put it into personal.`);
  if (value !== null && typeof value === "object")
    for (const one of Object.values(value)) refuseText(one, action);
}

/** SHA-256 over salt (32 hexadecimal digits) and canonical JSON (RFC 8785); null for nothing. */
export function saltedHash(salt: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return sha256(`${salt}${canonicalJson(plain(value))}`);
}

/** SHA-256 over canonical JSON (RFC 8785), in lower-case hexadecimal; null for nothing. */
export function hashOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return sha256(canonicalJson(plain(value)));
}

/** As it comes back from the database: dates as text, undefined left out. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
