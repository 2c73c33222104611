import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** What somebody writes who has only installed the package. */
const PROGRAM = `
import { buildDesign, estimateJointThreaded, estimateMarginal, intraclass, simulateRatings } from "@hengjian/psychometrics";
const { table } = simulateRatings({
  ratees: 200, raters: 12, items: 4, ratersPerRatee: 3, steps: [-1, 0, 1],
  abilitySd: 1, severitySd: 0.5, difficultySd: 0.5, seed: 1,
});
const design = buildDesign(table);
const [marginal, joint] = [estimateMarginal(design), await estimateJointThreaded(design, 2)];
console.log(JSON.stringify({
  version: process.version,
  converged: marginal.converged && joint.converged,
  icc: intraclass([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]).forms.icc21.icc,
}));
`;

/** The machine as it is without this project: npm puts the pinned Node first, and settings of its own. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))),
  PATH: (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(delimiter),
};

/** Node of this run, and the one on the PATH, which is whatever the machine has. */
const nodes = [process.execPath, "node"].map((program) => {
  const run = spawnSync(program, ["--version"], { encoding: "utf8", env });
  return { program, version: run.status === 0 ? run.stdout.trim() : "" };
});

const scratch = mkdtempSync(join(tmpdir(), "hengjian-package-"));
const empty = join(scratch, "empty");

function run(folder: string, program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8", env });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** A copy of what packing needs, so that the repository's own package.json is left alone. */
function copyOfRepository(): string {
  const folder = join(scratch, "repository");
  mkdirSync(join(folder, "scripts"), { recursive: true });
  for (const file of [
    "tsconfig.base.json",
    "LICENSE",
    "scripts/publish-package.mjs",
    "scripts/pinned-node.mjs",
  ])
    cpSync(join(ROOT, file), join(folder, file));
  const own = "packages/psychometrics";
  cpSync(join(ROOT, own), join(folder, own), {
    recursive: true,
    filter: (file) => !["dist", "node_modules"].includes(basename(file)),
  });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return join(folder, own);
}

describe("@hengjian/psychometrics from npm", () => {
  const own = { source: "", manifest: "" };

  beforeAll(() => {
    own.source = copyOfRepository();
    own.manifest = readFileSync(join(own.source, "package.json"), "utf8");
    const tarballs = join(scratch, "tarballs");
    mkdirSync(tarballs);
    mkdirSync(empty);
    run(own.source, "npm", ["pack", "--pack-destination", tarballs]);
    // Its libraries as tarballs too, so that the test needs no registry.
    for (const library of ["cephes", "pure-rand"]) {
      const folder = join(ROOT, "node_modules", library);
      run(scratch, "npm", ["pack", folder, "--ignore-scripts", "--pack-destination", tarballs]);
    }
    writeFileSync(join(empty, "package.json"), "{}");
    writeFileSync(join(empty, "program.mjs"), PROGRAM);
    const files = readdirSync(tarballs).map((name) => join(tarballs, name));
    expect(files).toHaveLength(3);
    run(empty, "npm", ["install", "--offline", "--no-audit", "--no-fund", ...files]);
  }, 300_000);

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test.each(nodes.filter(({ version }) => version !== ""))(
    "is installed into an empty folder and runs on Node $version, on two threads too",
    ({ program, version }) => {
      const result = JSON.parse(run(empty, program, ["program.mjs"]));
      expect(result).toMatchObject({ version, converged: true });
      expect(result.icc).toBeCloseTo(0.2897638, 7);
    },
  );

  test("holds JavaScript, its types and the manual, and neither sources nor tests", () => {
    const folder = join(empty, "node_modules/@hengjian/psychometrics");
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const name of [
      "README.md",
      "LICENSE",
      "dist/index.js",
      "dist/types/index.d.ts",
      "dist/facets/crew.worker.js",
    ])
      expect(names).toContain(name);
    expect(names.filter((name) => /^src|\.test\.|testing/.test(name))).toEqual([]);
  });

  test("leaves the package.json of the repository as it was", () => {
    expect(readFileSync(join(own.source, "package.json"), "utf8")).toBe(own.manifest);
    expect(readdirSync(own.source)).not.toContain("package.source.json");
  });

  test("is typed for those who use TypeScript", () => {
    writeFileSync(
      join(empty, "program.ts"),
      `import { estimateJoint, buildDesign } from "@hengjian/psychometrics";
       const solution = estimateJoint(buildDesign({ facets: [{ name: "a", ids: ["x"], index: [0] }], scores: [1] }));
       export const iterations: number = solution.iterations;
       // @ts-expect-error a number is no string
       export const wrong: string = solution.iterations;`,
    );
    const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
    const strict = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--types", ""];
    run(empty, process.execPath, [compiler, ...strict, "program.ts"]);
  });
});
