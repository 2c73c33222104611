import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { DomainError } from "../errors.ts";
import { APP_ROLE } from "./database.ts";

const FOLDER = join(fileURLToPath(import.meta.url), "../../../../migrations");
const LOCK = 4_820_137;

interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

/**
 * Bring the schema up to date. Each file runs once, in one transaction, in the order of its name; two servers
 * starting together wait for each other.
 * @param url connection string of a role that may create roles, schemas and tables
 * @param options.appPassword lets the application role sign in with this password (embedded database only)
 * @throws DomainError `data-folder-newer` when the database knows migrations that this program does not
 */
export async function migrate(
  url: string,
  options: { appPassword?: string } = {},
): Promise<{ applied: string[]; fresh: boolean }> {
  const client = new pg.Client({ connectionString: url, application_name: "hengjian-migrate" });
  // A cut connection fails the query that was under way, which is error enough.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await prepare(client);
    if (options.appPassword !== undefined) await allowLogin(client, options.appPassword);
    const done = await doneMigrations(client);
    const known = readMigrations();
    refuseNewer(done, known);
    const applied: string[] = [];
    for (const migration of known) {
      if (done.has(migration.name)) continue;
      await apply(client, migration);
      applied.push(migration.name);
    }
    return { applied, fresh: done.size === 0 };
  } finally {
    await client.end();
  }
}

async function prepare(client: pg.Client): Promise<void> {
  // Roles belong to the whole cluster: two databases of one cluster may be prepared at the same moment.
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE}; end if;
  exception when duplicate_object or unique_violation then null; end $$`);
  await client.query(`do $$ begin
    if not pg_has_role(current_user, '${APP_ROLE}', 'member') then
      execute format('grant ${APP_ROLE} to %I', current_user);
    end if;
  exception when unique_violation then null; end $$`);
  await client.query(`create table if not exists schema_migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
}

/** In the embedded database the server signs in as the restricted role itself and holds no stronger one. */
async function allowLogin(client: pg.Client, password: string): Promise<void> {
  await client.query(`alter role ${APP_ROLE} login password ${pg.escapeLiteral(password)}`);
}

async function doneMigrations(client: pg.Client): Promise<Map<string, string>> {
  const result = await client.query<{ name: string; sha256: string }>(
    "select name, sha256 from schema_migration",
  );
  return new Map(result.rows.map((row) => [row.name, row.sha256]));
}

function readMigrations(): Migration[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".sql"));
  return names.sort().map((name) => {
    const sql = readFileSync(join(FOLDER, name), "utf8");
    return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
  });
}

function refuseNewer(done: Map<string, string>, known: Migration[]): void {
  const names = new Set(known.map((migration) => migration.name));
  const unknown = [...done.keys()].filter((name) => !names.has(name));
  if (unknown.length === 0) return;
  throw new DomainError("data-folder-newer", 500, {
    zh: `数据由更新版本的衡鉴写成(未知的升级步骤:${unknown.join("、")}),本版本不打开,以免损坏。请使用较新的版本。`,
    en: `The data was written by a newer Hengjian (unknown migrations: ${unknown.join(", ")}); this version leaves it alone. Use the newer version.`,
  });
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into schema_migration (name, sha256) values ($1, $2)", [
      migration.name,
      migration.sha256,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}
