import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "../platform/errors.ts";

interface Holder {
  pid: number;
  url: string;
}

/** Says that one server works in this data folder; survives a kill because a dead holder does not count. */
export interface FolderLock {
  /** Tell a second start where the first one can be opened. */
  announce(url: string): void;
  release(): void;
}

/** @throws DomainError `already-running`, `data-folder-unwritable`, `disk-full` */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, "server.lock");
  const write = (url: string) =>
    writeFileSync(path, JSON.stringify({ pid: process.pid, url } satisfies Holder));
  const holder = readHolder(path);
  if (holder !== null && holder.pid !== process.pid && isServer(holder.pid)) {
    throw new DomainError("already-running", 500, {
      zh: `衡鉴已在这个数据文件夹上运行:${holder.url || `进程 ${holder.pid}`}。请直接打开,或先把它停下。`,
      en: `Hengjian already runs on this data folder: ${holder.url || `process ${holder.pid}`}. Open it, or stop it first.`,
    });
  }
  try {
    mkdirSync(folder, { recursive: true });
    write("");
  } catch (error) {
    throw unwritable(folder, error as NodeJS.ErrnoException);
  }
  return { announce: write, release: () => rmSync(path, { force: true }) };
}

function unwritable(folder: string, error: NodeJS.ErrnoException): DomainError {
  if (error.code === "ENOSPC") {
    return new DomainError("disk-full", 500, {
      zh: `磁盘已满,无法在 ${folder} 中写入。请腾出空间后再启动;已有数据没有丢失。`,
      en: `The disk is full; ${folder} cannot be written. Free some space and start again; existing data is not lost.`,
    });
  }
  return new DomainError("data-folder-unwritable", 500, {
    zh: `无法写入数据文件夹 ${folder}(${error.code})。请检查权限,或用 HENGJIAN_DATA 指定另一个文件夹。`,
    en: `The data folder ${folder} cannot be written (${error.code}). Check its permissions or choose another with HENGJIAN_DATA.`,
  });
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return null;
  }
}

/** The number may belong to another program by now; where the system tells command lines, look. */
function isServer(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  try {
    return /node|hengjian/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return process.platform !== "linux";
  }
}
