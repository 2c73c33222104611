/** What the build's manifest says about one chunk; paths are relative to the folder of the build. */
export interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  isDynamicEntry?: boolean;
}
export type Manifest = Readonly<Record<string, Chunk>>;

/**
 * Script files that the start page and one page load, with everything they import. Parts that the page itself loads
 * later (charts) count too; what only the list of pages names does not.
 */
export function scriptsOf(manifest: Manifest, entry: string, page?: string): Set<string> {
  const files = new Set<string>();
  const visited = new Set<string>();
  function visit(name: string, withLater: boolean): void {
    const key = `${name} ${withLater}`;
    const chunk = manifest[name];
    if (chunk === undefined || visited.has(key)) return;
    visited.add(key);
    if (chunk.file.endsWith(".js")) files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next, withLater && next !== entry);
    if (withLater) for (const next of chunk.dynamicImports ?? []) visit(next, true);
  }
  visit(entry, false);
  if (page !== undefined) visit(page, true);
  return files;
}

/** Names of XML vocabularies and addresses of explanations inside error messages: never asked for. */
const NEVER_ASKED = /^https?:\/\/(www\.w3\.org|react\.dev\/errors|react\.i18next\.com\/latest)\//;

/** Addresses of other hosts in a built file. */
export function foreignAddresses(source: string): string[] {
  const found = source.matchAll(/\bhttps?:\/\/[a-z0-9.-]+\.[a-z]{2,}[^\s"'`)\\]*/gi);
  return [...new Set([...found].map(([address]) => address))].filter((address) => !NEVER_ASKED.test(address));
}
