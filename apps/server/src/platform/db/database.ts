import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";

/** Drizzle over a connection pool, or inside one transaction; services take either. */
export type Db = NodePgDatabase;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** The role that the running server works as: it may not alter tables nor change the audit log. */
export const APP_ROLE = "hengjian_app";

/** Start-up options of every session, the job queue's included. */
export const ROLE_OPTION = `-c role=${APP_ROLE} -c timezone=Asia/Shanghai -c statement_timeout=120000`;

// bigint counts fit a JavaScript number here (below 2^53); dates stay text so that no time zone shifts a day.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/**
 * Open a pool whose sessions begin (and, on RESET, end up again) as the restricted application role.
 * @param url connection string of the application role itself (embedded database) or of an owner that is a
 * member of it (outside database)
 */
export function openDatabase(url: string, options: { max?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 20,
    options: ROLE_OPTION,
    application_name: "hengjian",
  });
  pool.on("error", () => {
    // An idle connection was cut (restart of the database); the pool opens a new one on next use.
  });
  // One that is cut while somebody works on it fails that work; without a listener it would end the whole process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { db: drizzle({ client: pool }), pool, close: () => pool.end() };
}
