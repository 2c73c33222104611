// `prepack` and `postpack` of a package that others install from npm. In the repository a package is its TypeScript
// source; on npm it has to be JavaScript. So for the time of packing, package.json points to the build.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./pinned-node.mjs";

const folder = process.cwd();
const manifest = join(folder, "package.json");
const kept = join(folder, "package.source.json");
const licence = join(folder, "LICENSE");

const steps = { prepare, restore };
const step = steps[process.argv[2]];
if (step === undefined) {
  console.error("Usage: node publish-package.mjs prepare|restore, in the folder of the package");
  process.exit(2);
}
step();

function prepare() {
  restore();
  rmSync(join(folder, "dist"), { recursive: true, force: true });
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const run = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { stdio: "inherit" });
  if (run.status !== 0) process.exit(run.status ?? 1);
  const { exports: _, scripts: __, ...rest } = JSON.parse(readFileSync(manifest, "utf8"));
  const built = {
    ...rest,
    exports: { ".": { types: "./dist/types/index.d.ts", default: "./dist/index.js" } },
  };
  copyFileSync(manifest, kept);
  copyFileSync(join(ROOT, "LICENSE"), licence);
  writeFileSync(manifest, `${JSON.stringify(built, null, 2)}\n`);
}

/** Also what a packing that was broken off needs. */
function restore() {
  if (!existsSync(kept)) return;
  renameSync(kept, manifest);
  rmSync(licence, { force: true });
}
