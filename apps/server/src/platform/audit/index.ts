export { makeCheckpoint, originOf } from "./checkpoint.ts";
export { auditSigner } from "./key.ts";
export { leafContent } from "./leaf.ts";
export { allCheckpoints, type CheckpointRow, entriesInOrder, newestCheckpoints } from "./read.ts";
export { LogBroken } from "./recheck.ts";
export { type AuditRecord, hashOf, recordEvent } from "./record.ts";
export { treeSize } from "./sequence.ts";
export { type LogVerdict, verifyLog } from "./verify-log.ts";
