import { readFolder } from "../../apps/box/src/durable-files.ts";
import type { TestBox } from "../../apps/box/src/testing/box.ts";
import type { Cluster } from "./reference-issuer.ts";

/** Everything the box has written, but its own copy of the manifest. */
export function allFiles(box: TestBox): Map<string, Uint8Array> {
  const files = readFolder(box.folder);
  for (const name of files.keys()) if (name.endsWith("manifest.json")) files.delete(name);
  return files;
}

export function clusterFiles({ folder }: Cluster): Uint8Array[] {
  return [...readFolder(folder).values()];
}
