import { readFileSync } from "node:fs";
import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import type { Ctx, Platform } from "../context.ts";
import { type JobStatus, job } from "../schema.ts";

/** How the installation stands, without any business data. Sizes in bytes. */
export interface Overview {
  versions: { hengjian: string; node: string; postgres: string };
  startedAt: string;
  memory: number;
  disk: { folder: string; free: number; total: number };
  database: { embedded: boolean; size: number; connections: number };
  jobs: Record<JobStatus, number>;
  /** The newest file in `backups/` of the data folder. */
  lastBackup: { name: string; at: string; size: number } | null;
}

export async function systemOverview(ctx: Ctx): Promise<Overview> {
  const { platform } = ctx;
  const { databaseUrl, dataFolder, root } = platform.config;
  const [database, disk, jobs, lastBackup] = await Promise.all([
    readDatabase(platform),
    readDisk(dataFolder),
    countJobs(ctx),
    newestBackup(join(dataFolder, "backups")),
  ]);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const { postgres, ...rest } = database;
  return {
    versions: { hengjian: version, node: process.versions.node, postgres },
    startedAt: new Date(platform.now().getTime() - process.uptime() * 1000).toISOString(),
    memory: process.memoryUsage().rss,
    disk,
    database: { embedded: databaseUrl === null, ...rest },
    jobs,
    lastBackup,
  };
}

async function readDatabase(platform: Platform) {
  const { rows } = await platform.db.execute<{ postgres: string; size: number; connections: number }>(sql`
    select current_setting('server_version') as postgres, pg_database_size(current_database()) as size,
      (select numbackends from pg_stat_database where datname = current_database()) as connections`);
  return rows[0]!;
}

async function readDisk(folder: string): Promise<Overview["disk"]> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { folder, free: bavail * bsize, total: blocks * bsize };
}

async function countJobs(ctx: Ctx): Promise<Overview["jobs"]> {
  const counts = { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
  const rows = await ctx.platform.db
    .select({ status: job.status, n: sql<number>`count(*)` })
    .from(job)
    .where(eq(job.jurisdictionId, ctx.actor.jurisdictionId))
    .groupBy(job.status);
  for (const { status, n } of rows) counts[status] = n;
  return counts;
}

async function newestBackup(folder: string): Promise<Overview["lastBackup"]> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names.map(async (name) => {
      const { mtime, size } = await stat(join(folder, name));
      return { name, at: mtime.toISOString(), size };
    }),
  );
  return files.sort((a, b) => b.at.localeCompare(a.at))[0] ?? null;
}
