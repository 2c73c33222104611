import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Write a file so that after a power cut it is either the old one or the new one, whole. */
export function writeDurably(path: string, content: string | Uint8Array, mode = 0o644): void {
  const temporary = `${path}.new`;
  const file = openSync(temporary, "w", mode);
  try {
    writeSync(file, typeof content === "string" ? Buffer.from(content) : content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameDurably(temporary, path);
}

export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

export function syncFile(path: string): void {
  const file = openSync(path, "r+");
  fsyncSync(file);
  closeSync(file);
}

function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  fsyncSync(folder);
  closeSync(folder);
}

/** A folder of files that is there as a whole or not at all. */
export function writeFolder(path: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const temporary = `${path}.new`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  for (const [name, content] of files) {
    mkdirSync(dirname(join(temporary, name)), { recursive: true });
    writeDurably(join(temporary, name), content);
  }
  rmSync(path, { recursive: true, force: true });
  renameDurably(temporary, path);
}

/** All files below a folder by their name with forward slashes; empty when there is no such folder. */
export function readFolder(path: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const walk = (folder: string, prefix: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const name = `${prefix}${entry.name}`;
      if (entry.isDirectory()) walk(join(folder, entry.name), `${name}/`);
      else files.set(name, readFileSync(join(folder, entry.name)));
    }
  };
  try {
    walk(path, "");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return files;
}
