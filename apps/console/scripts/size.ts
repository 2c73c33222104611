import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { foreignAddresses, type Manifest, scriptsOf } from "./bundle.ts";

/** Script that a first load may take, on the pages where people arrive; kB (1,000 bytes) after gzip. */
const FIRST_LOAD_KB = 350;
const LANDING = ["src/pages/sign-in/SignIn.tsx", "src/pages/start/Start.tsx", "src/pages/my/My.tsx"];
/** What any page may add to the shell; a page of charts or of a large table is the measure. */
const PAGE_KB = 310;
const ENTRY = "index.html";

const dist = process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url));
const manifest: Manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));

const zipped = new Map<string, number>();
function kilobytes(files: Iterable<string>): number {
  let sum = 0;
  for (const file of files) {
    const size = zipped.get(file) ?? gzipSync(readFileSync(join(dist, file))).length / 1000;
    zipped.set(file, size);
    sum += size;
  }
  return sum;
}

const faults: string[] = [];
const shell = kilobytes(scriptsOf(manifest, ENTRY));
console.log(`${shown(shell)} kB  every page, before its own part`);

const pages = (manifest[ENTRY]?.dynamicImports ?? [])
  .map((name) => ({ name, size: kilobytes(scriptsOf(manifest, ENTRY, name)) }))
  .sort((a, b) => b.size - a.size);
for (const { name, size } of pages) {
  const landing = LANDING.includes(name);
  console.log(`${shown(size)} kB  ${name}${landing ? " (first load)" : ""}`);
  if (landing && size > FIRST_LOAD_KB)
    faults.push(`${name} loads ${shown(size)} kB; a first load may take ${FIRST_LOAD_KB} kB.`);
  if (size - shell > PAGE_KB)
    faults.push(`${name} adds ${shown(size - shell)} kB; a page may add ${PAGE_KB} kB.`);
}

const foreign = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(js|css|html)$/.test(file))
  .flatMap((file) => foreignAddresses(readFileSync(join(dist, file), "utf8")).map((at) => `${file}: ${at}`));
for (const line of foreign) faults.push(`An address of another host stands in ${line}`);

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`First loads stay below ${FIRST_LOAD_KB} kB; no address of another host is in the build.`);

function shown(kB: number): string {
  return kB.toFixed(1).padStart(7);
}
