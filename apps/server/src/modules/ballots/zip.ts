import { zipSync } from "fflate";

/** Files as one zip. Their names and the time in it are the same each time, so the same record gives the same bytes. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, bytes]) => [name, bytes]);
  return zipSync(Object.fromEntries(entries), { mtime, level: 6 });
}
