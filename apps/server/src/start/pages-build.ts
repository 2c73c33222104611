import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { DomainError } from "../platform/errors.ts";

/**
 * Build the console and the page that votes when their sources changed since the last build.
 * @returns whether a build was run
 * @throws DomainError `console-build-failed` with the last lines of the build
 */
export async function buildPagesWhenStale(root: string): Promise<boolean> {
  const built: boolean[] = [];
  // One after the other: both together would only take each other's processor.
  for (const page of PAGES) built.push(await buildWhenStale(root, page));
  return built.includes(true);
}

/** What each page is made of besides its own files. */
const PAGES = [
  { app: "apps/console", packages: ["appraisal", "ballot"] },
  { app: "apps/booth", packages: ["ballot"] },
];

async function buildWhenStale(root: string, { app, packages }: (typeof PAGES)[number]): Promise<boolean> {
  const folder = join(root, app);
  // Beside the result, not in it: every file of the booth is part of the hash that a manifest names.
  const stamp = join(folder, "node_modules/.cache/source-hash");
  const hash = sourceHash(folder, [
    ...packages.flatMap((name) => ["src", "package.json"].map((part) => join(root, "packages", name, part))),
    join(root, "package-lock.json"),
  ]);
  const isBuilt = existsSync(join(folder, "dist/index.html"));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return false;
  await build(folder);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

function sourceHash(folder: string, shared: readonly string[]): string {
  const hash = createHash("sha256");
  const roots = ["src", "public", "index.html", "vite.config.ts", "package.json"].map((name) =>
    join(folder, name),
  );
  for (const file of [...roots, ...shared].flatMap(filesBelow)) {
    hash.update(relative(folder, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

async function build(folder: string): Promise<void> {
  const vite = join(folder, "../../node_modules/vite/bin/vite.js");
  const child = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: folder,
    // Started from a test, the server would otherwise build pages for development.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((accept, reject) => {
    child.once("error", reject);
    child.once("exit", accept);
  });
  if (code === 0) return;
  const last = output.trim().split("\n").slice(-12).join("\n");
  throw new DomainError("console-build-failed", 500, {
    zh: `网页没有构建成功。请重新执行 npm ci 后再启动。构建的最后几行:\n${last}`,
    en: `The web pages could not be built. Run npm ci again and start anew. The build ended with:\n${last}`,
  });
}
