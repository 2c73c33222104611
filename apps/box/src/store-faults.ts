import { Refusal } from "@hengjian/ballot";

/** SQLite's result codes (low byte of the extended code) that have an answer of their own. */
const SQLITE_LOCKED_BY_ANOTHER = 5;
const SQLITE_FULL = 13;
const SQLITE_FAULTS = new Set([
  8, // READONLY
  10, // IOERR
  11, // CORRUPT
  14, // CANTOPEN
  26, // NOTADB
]);
const SYSTEM_FULL = new Set(["ENOSPC", "EDQUOT"]);
const SYSTEM_FAULTS = new Set(["EIO", "EROFS", "EACCES", "EPERM"]);

/** What the box answers when its store fails; null for an error that is no fault of the store. */
export function storeRefusal(error: unknown): Refusal | null {
  const sqlite = sqliteCode(error);
  const system = systemCode(error);
  if (sqlite === SQLITE_FULL || SYSTEM_FULL.has(system)) return new Refusal("box-full");
  if (SQLITE_FAULTS.has(sqlite)) return new Refusal("store-fault", `SQLite ${sqlite}`);
  if (SYSTEM_FAULTS.has(system)) return new Refusal("store-fault", system);
  return null;
}

/** Run a step on the store. @throws Refusal `box-full` or `store-fault` for what the store could not do */
export function onStore<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw storeRefusal(error) ?? error;
  }
}

/** Whether another process holds the store. */
export function isLocked(error: unknown): boolean {
  return sqliteCode(error) === SQLITE_LOCKED_BY_ANOTHER;
}

function sqliteCode(error: unknown): number {
  return typeof error === "object" && error !== null && "errcode" in error ? Number(error.errcode) & 255 : 0;
}

function systemCode(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}
