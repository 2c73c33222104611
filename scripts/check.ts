import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Every habit of the house in one command; all are run, then the verdict. */
const root = join(fileURLToPath(import.meta.url), "../..");
const module = (path: string) => join(root, "node_modules", path);

const projects = ["packages", "apps"]
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
  .concat(["scripts", "demo", "bench", "e2e"])
  .filter((folder) => existsSync(join(root, folder, "tsconfig.json")));

const steps: [string, string[]][] = [
  ["format and lint", [module("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings", "."]],
  ...projects.map((folder): [string, string[]] => [
    `types of ${folder}`,
    [module("typescript/bin/tsc"), "-p", join(folder, "tsconfig.json")],
  ]),
  [
    "one-way dependencies",
    [
      module("dependency-cruiser/bin/dependency-cruiser.mjs"),
      "--config",
      ".dependency-cruiser.cjs",
      "apps",
      "packages",
    ],
  ],
  ["nothing unused", [module("knip/bin/knip.js")]],
];

const failed: string[] = [];
for (const [name, command] of steps) {
  const began = performance.now();
  const run = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${run.status === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  if (run.status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`check: ${failed.length} of ${steps.length} failed: ${failed.join(", ")}`);
  process.exitCode = 1;
} else console.log(`check: all ${steps.length} hold`);
