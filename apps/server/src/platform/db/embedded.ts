import type { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DomainError } from "../errors.ts";
import { type PostgresBinaries, postgresBinaries, type Wrapper, wrapperForUser } from "./binaries.ts";
import { APP_ROLE } from "./database.ts";

/** A running embedded PostgreSQL, reachable on loopback only. */
export interface EmbeddedPostgres {
  /** Connection string of the owner role; the password is random and kept in the data folder. */
  url: string;
  /** Connection string of the restricted role that the server works as; valid after `migrate`. */
  appUrl: string;
  appPassword: string;
  /** Resolves with the reason when the database ends without being asked to: a full disk, a kill. */
  endedByItself: Promise<DomainError>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder that holds `cluster/` and `secret`; created when missing. */
  folder: string;
  /** Turn durability off; for throw-away test clusters only. */
  unsafe?: boolean;
}

/** What a new cluster takes, with its first log segments (bytes). */
const ROOM_FOR_CLUSTER = 64 * 2 ** 20;
const MARKER = "hengjian-cluster";

/**
 * Start (and on first use create) a PostgreSQL cluster in a folder of its own.
 * Survives a kill of everything: a postmaster left behind by a killed server is stopped first, a stale lock
 * file is removed only when its process is gone or is something else.
 *
 * @throws DomainError `data-folder-foreign`, `data-folder-newer`, `disk-full`, `postgres-failed`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  refuseForeignFolder(folder);
  const binaries = await postgresBinaries();
  const wrapper = wrapperForUser(folder, binaries);
  const cluster = join(wrapper.dataRoot, "cluster");
  if (!existsSync(join(cluster, "PG_VERSION"))) createCluster(folder, cluster, wrapper);
  refuseOtherVersion(cluster, wrapper.binaries);
  await stopLeftover(cluster, wrapper);
  const port = await freePort();
  const password = readFileSync(join(folder, "secret"), "utf8").trim();
  const appPassword = createHash("sha256").update(`app:${password}`).digest("hex");
  const at = `127.0.0.1:${port}/postgres`;
  const launched = await launch(cluster, port, wrapper, options.unsafe ?? false);
  return {
    url: `postgres://hengjian_owner:${password}@${at}`,
    appUrl: `postgres://${APP_ROLE}:${appPassword}@${at}`,
    appPassword,
    ...launched,
  };
}

function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return;
  }
  const used = existsSync(join(folder, "PG_VERSION")) || existsSync(join(folder, "cluster"));
  if (!used || existsSync(join(folder, MARKER))) return;
  throw new DomainError("data-folder-foreign", 500, {
    zh: `文件夹 ${folder} 里有不是由衡鉴建立的数据库,未作任何改动。请用 HENGJIAN_DATA 指定另一个文件夹。`,
    en: `The folder ${folder} holds a database that Hengjian did not create; nothing was changed. Choose another folder with HENGJIAN_DATA.`,
  });
}

function refuseOtherVersion(cluster: string, binaries: PostgresBinaries): void {
  const major = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (major === binaries.major) return;
  throw new DomainError("data-folder-newer", 500, {
    zh: `数据文件夹 ${cluster} 属于 PostgreSQL ${major},而本程序带的是 ${binaries.major}。请用写入它的那个版本的衡鉴打开并备份。`,
    en: `The data folder ${cluster} belongs to PostgreSQL ${major}, but this program carries ${binaries.major}. Open it with the Hengjian version that wrote it and make a backup.`,
  });
}

function createCluster(folder: string, cluster: string, wrapper: Wrapper): void {
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  // Said before, since a full disk aborts the making of a cluster without a word about it.
  const { bavail, bsize } = statfsSync(cluster);
  if (bavail * bsize < ROOM_FOR_CLUSTER) throw startFailure("ENOSPC");
  const secret = join(folder, "secret");
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString("hex"), { mode: 0o600 });
  const pwfile = join(wrapper.dataRoot, "pwfile");
  cpSync(secret, pwfile);
  wrapper.own(wrapper.dataRoot);
  const args = ["-D", cluster, "-U", "hengjian_owner", "-E", "UTF8", "--locale=C", "--data-checksums"];
  const run = wrapper.spawnSync(wrapper.binaries.initdb, [
    ...args,
    "--auth=scram-sha-256",
    `--pwfile=${pwfile}`,
  ]);
  rmSync(pwfile, { force: true });
  if (run.status !== 0) {
    rmSync(cluster, { recursive: true, force: true });
    throw startFailure(String(run.stderr || run.stdout || run.error?.message || ""));
  }
  writeFileSync(join(folder, MARKER), "This folder holds the embedded database of Hengjian.\n");
}

/** A server killed with SIGKILL leaves its postmaster running or a stale `postmaster.pid`. */
async function stopLeftover(cluster: string, wrapper: Wrapper): Promise<void> {
  const lock = join(cluster, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (!isOurPostmaster(pid, cluster)) {
    rmSync(lock, { force: true });
    return;
  }
  wrapper.spawnSync(wrapper.binaries.pgCtl, ["stop", "-D", cluster, "-m", "fast", "-t", "30"]);
  for (let i = 0; i < 300 && existsSync(lock); i++) await delay(100);
}

function isOurPostmaster(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  if (!existsSync(commandLine)) return process.platform !== "linux";
  return readFileSync(commandLine, "utf8").includes(cluster);
}

async function launch(
  cluster: string,
  port: number,
  wrapper: Wrapper,
  unsafe: boolean,
): Promise<Pick<EmbeddedPostgres, "endedByItself" | "stop">> {
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: "256MB",
    logging_collector: "off",
    ...(unsafe ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const args = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  // A group of its own: Ctrl-C in the terminal must reach the server first, which then stops the database.
  const child = wrapper.spawn(wrapper.binaries.postgres, ["-D", cluster, ...args], { detached: true });
  let output = "";
  const ready = new Promise<void>((accept, reject) => {
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      output = (output + chunk).slice(-20_000);
      if (/ready to accept connections/.test(output)) accept();
    });
    child.once("error", reject);
    child.once("exit", () => reject(startFailure(output)));
  });
  await ready;
  let asked = false;
  const endedByItself = new Promise<DomainError>((accept) => {
    child.once("exit", () => {
      if (!asked) accept(lostDatabase(output));
    });
  });
  child.unref();
  (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
  return {
    endedByItself,
    stop: () => {
      asked = true;
      return stopProcess(child, cluster, wrapper);
    },
  };
}

async function stopProcess(
  child: ReturnType<typeof spawn>,
  cluster: string,
  wrapper: Wrapper,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((accept) => child.once("exit", () => accept()));
  child.ref();
  wrapper.spawnSync(wrapper.binaries.pgCtl, ["stop", "-D", cluster, "-m", "fast", "-W"]);
  await Promise.race([ended, delay(20_000, undefined, { ref: false })]);
}

const NO_SPACE = /No space left on device|ENOSPC/;

function startFailure(output: string): DomainError {
  if (NO_SPACE.test(output)) {
    return new DomainError("disk-full", 500, {
      zh: "磁盘已满,数据库无法启动。请腾出空间后再启动;已有数据没有丢失。",
      en: "The disk is full, so the database cannot start. Free some space and start again; existing data is not lost.",
    });
  }
  const last = lastWords(output);
  return new DomainError("postgres-failed", 500, {
    zh: `内置数据库没有启动:${last}`,
    en: `The embedded database did not start: ${last}`,
  });
}

function lostDatabase(output: string): DomainError {
  if (NO_SPACE.test(output)) {
    return new DomainError("disk-full", 500, {
      zh: "磁盘已满,数据库停下了,衡鉴也随之停止。请腾出空间后再启动;已保存的数据没有丢失。",
      en: "The disk is full: the database stopped, and Hengjian with it. Free some space and start again; what was saved is not lost.",
    });
  }
  const last = lastWords(output);
  return new DomainError("postgres-ended", 500, {
    zh: `内置数据库意外停下,衡鉴也随之停止。请重新启动;已保存的数据没有丢失。数据库最后的记录:${last}`,
    en: `The embedded database ended unexpectedly, and Hengjian with it. Start again; what was saved is not lost. Its last words: ${last}`,
  });
}

function lastWords(output: string): string {
  return output.trim().split("\n").slice(-3).join(" | ");
}

/** A free TCP port on loopback, as the operating system gives it. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((accept, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", accept);
  });
  const address = probe.address();
  await new Promise<void>((accept) => probe.close(() => accept()));
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
