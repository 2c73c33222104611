import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Larger files are no part of a record: 100,000 ballots on 100 ratees stay below it (bytes). */
const LARGEST = 2 ** 31;

/** What was given is not a folder with a record; the sentence says what to do. */
export class FolderFault extends Error {}

/**
 * The files of a record by name with forward slashes, as `verifyRecord` takes them.
 * @throws FolderFault
 */
export function readRecord(folder: string): Map<string, Uint8Array> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new FolderFault(`${folder}: 不是文件夹。 This is not a folder.\n`);
  const files = new Map<string, Uint8Array>();
  walk(folder, "", files);
  return files;
}

function walk(folder: string, prefix: string, files: Map<string, Uint8Array>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) walk(path, `${name}/`, files);
    else if (!entry.isFile())
      throw new FolderFault(`${path}: 不是普通文件。 This is neither a file nor a folder.\n`);
    else if (statSync(path).size > LARGEST)
      throw new FolderFault(`${path}: 文件过大，不是票箱记录。 This is too large for a record.\n`);
    else files.set(name, readFileSync(path));
  }
}
