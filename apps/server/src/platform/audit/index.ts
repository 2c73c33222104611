export { auditSigner } from "./key.ts";
export { leafContent } from "./leaf.ts";
export { type CheckpointRow, eventsInOrder, latestCheckpoint, makeCheckpoint, originOf } from "./log.ts";
export { type AuditRecord, hashOf, recordEvent } from "./record.ts";
