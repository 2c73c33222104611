import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "@hengjian/server/platform/config.ts";
import { postgresBinaries, wrapperForUser } from "@hengjian/server/platform/db/binaries.ts";
import { APP_ROLE, type Database, openDatabase } from "@hengjian/server/platform/db/database.ts";
import { DomainError } from "@hengjian/server/platform/errors.ts";
import { openConfiguredDatabase } from "@hengjian/server/start/database.ts";
import { lockFolder } from "@hengjian/server/start/lock.ts";

export type OpenedDb = Pick<Database, "db" | "close">;

/**
 * The database of this installation, to read from: the outside one, the embedded one of a running server (which stays
 * as it is), or the embedded one started for a moment.
 * @throws DomainError `no-data`, and those of opening the database
 */
export async function openPlatformDb(): Promise<OpenedDb> {
  const config = readConfig([], process.env);
  if (config.databaseUrl !== null) return openDatabase(config.databaseUrl, { max: 2 });
  const folder = join(config.dataFolder, "postgres");
  if (!existsSync(join(folder, "secret"))) throw noData(config.dataFolder);
  const running = await openRunning(folder);
  if (running !== null) return running;
  const lock = lockFolder(config.dataFolder);
  try {
    const opened = await openConfiguredDatabase(config);
    return {
      db: opened.db,
      close: async () => {
        await opened.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function noData(folder: string): DomainError {
  return new DomainError("no-data", 500, {
    zh: `${folder} 里没有衡鉴的数据。请先启动一次,或用 HENGJIAN_DATA 指定数据文件夹。`,
    en: `There is no data of Hengjian in ${folder}. Start it once, or name the data folder with HENGJIAN_DATA.`,
  });
}

/** A cluster that answers belongs to a server at work: it must not be started again, which would stop it first. */
async function openRunning(folder: string): Promise<OpenedDb | null> {
  const { dataRoot } = wrapperForUser(folder, await postgresBinaries());
  const lock = join(dataRoot, "cluster", "postmaster.pid");
  if (!existsSync(lock)) return null;
  // Lines of postmaster.pid: process, data folder, start time, port, …
  const port = Number(readFileSync(lock, "utf8").split("\n")[3]);
  const secret = readFileSync(join(folder, "secret"), "utf8").trim();
  const password = createHash("sha256").update(`app:${secret}`).digest("hex");
  const database = openDatabase(`postgres://${APP_ROLE}:${password}@127.0.0.1:${port}/postgres`, { max: 2 });
  try {
    await database.pool.query("select 1");
    return database;
  } catch {
    await database.close();
    return null;
  }
}
