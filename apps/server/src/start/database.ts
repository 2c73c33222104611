import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Config } from "../platform/config.ts";
import { type Database, openDatabase } from "../platform/db/database.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { migrate } from "../platform/db/migrate.ts";
import { DomainError } from "../platform/errors.ts";

export interface OpenedDatabase extends Database {
  /** Connection string that the job queue uses too. */
  appUrl: string;
  /** True on the very first start of this database. */
  fresh: boolean;
  migrated: string[];
  /** Resolves with the reason when the embedded database ends without being asked to. */
  endedByItself: Promise<DomainError>;
}

const OLDEST_SERVER = 150_000;

/**
 * The embedded database, or the one that DATABASE_URL names; migrated and ready.
 * @throws DomainError `database-unreachable`, `database-too-old`, and those of the embedded start
 */
export async function openConfiguredDatabase(config: Config): Promise<OpenedDatabase> {
  if (config.databaseUrl !== null) return openOutside(config.databaseUrl);
  const embedded = await startEmbedded({ folder: join(config.dataFolder, "postgres") });
  try {
    const { applied, fresh } = await migrate(embedded.url, { appPassword: embedded.appPassword });
    const database = openDatabase(embedded.appUrl);
    return {
      ...database,
      appUrl: embedded.appUrl,
      fresh,
      migrated: applied,
      endedByItself: embedded.endedByItself,
      close: async () => {
        await database.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    const cause = await causeOf(error, embedded);
    await embedded.stop();
    throw cause;
  }
}

/** How long a database that fell over may take until it has ended (ms). */
const FALL = 5_000;

/** An error met while the database falls over is explained by the reason for the fall. */
export async function causeOf(
  error: unknown,
  { endedByItself }: Pick<OpenedDatabase, "endedByItself">,
): Promise<unknown> {
  if (error instanceof DomainError) return error;
  return Promise.race([endedByItself, delay(FALL, error, { ref: false })]);
}

async function openOutside(url: string): Promise<OpenedDatabase> {
  await checkServer(url);
  const { applied, fresh } = await migrate(url);
  const endedByItself = new Promise<DomainError>(() => undefined);
  return { ...openDatabase(url), appUrl: url, fresh, migrated: applied, endedByItself };
}

async function checkServer(url: string): Promise<void> {
  const client = clientFor(url);
  try {
    await client.connect();
  } catch (error) {
    throw new DomainError("database-unreachable", 500, {
      zh: `连接不上 DATABASE_URL 指定的数据库(${(error as Error).message || (error as { code?: string }).code})。请检查地址、端口、账号和网络;去掉 DATABASE_URL 则使用内置数据库。`,
      en: `The database that DATABASE_URL names cannot be reached (${(error as Error).message || (error as { code?: string }).code}). Check address, port, account and network; without DATABASE_URL the embedded database is used.`,
    });
  }
  const { rows } = await client.query<{ v: string }>("select current_setting('server_version_num') as v");
  await client.end();
  if (Number(rows[0]?.v) >= OLDEST_SERVER) return;
  throw new DomainError("database-too-old", 500, {
    zh: `DATABASE_URL 指定的 PostgreSQL 版本过旧(${rows[0]?.v}),需要 15 或更新的版本。`,
    en: `The PostgreSQL that DATABASE_URL names is too old (${rows[0]?.v}); version 15 or later is needed.`,
  });
}

function clientFor(url: string): pg.Client {
  try {
    new URL(url);
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: 8_000 });
  } catch {
    throw new DomainError("database-unreachable", 500, {
      zh: "DATABASE_URL 不是一个有效的地址,应形如 postgres://用户:密码@主机:5432/数据库。",
      en: "DATABASE_URL is not a valid address; it should look like postgres://user:password@host:5432/database.",
    });
  }
}
