import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  codeHash,
  type FrozenManifest,
  type IssueRequest,
  newCode,
  type RandomBytes,
} from "@hengjian/ballot";
import type { IssuingKey } from "@hengjian/ballot/node";
import { eq } from "drizzle-orm";
import pg from "pg";
import pino from "pino";
import { keepIssuingKeys } from "../../apps/server/src/modules/ballots/issuing-keys.ts";
import {
  ballotCode,
  ballotGroup,
  ballotGroupRater,
  ballotIssued,
  ballotRater,
  ballotRound,
} from "../../apps/server/src/modules/ballots/schema.ts";
import { campaign } from "../../apps/server/src/modules/campaigns/schema.ts";
import { registerModules } from "../../apps/server/src/modules/index.ts";
import { ensureBuiltIns } from "../../apps/server/src/modules/schemes/built-in.ts";
import { boxLink } from "../../apps/server/src/platform/ballot-box/link.ts";
import { readConfig } from "../../apps/server/src/platform/config.ts";
import type { Platform } from "../../apps/server/src/platform/context.ts";
import { type Database, openDatabase, ROLE_OPTION } from "../../apps/server/src/platform/db/database.ts";
import { migrate } from "../../apps/server/src/platform/db/migrate.ts";
import { openFileStore } from "../../apps/server/src/platform/files.ts";
import type { App } from "../../apps/server/src/platform/http/app.ts";
import { createJobs } from "../../apps/server/src/platform/jobs/jobs.ts";
import { jurisdiction } from "../../apps/server/src/platform/schema.ts";
import type { Issuer } from "./meeting.ts";
import type { Cluster } from "./reference-issuer.ts";

const COUNTY = "county";
const AT_ONCE = 1000;

/** The server's own ballots module, asked over its HTTP routes, on a database of its own in the cluster. */
export class ServerIssuer implements Issuer {
  readonly #frozen: FrozenManifest;
  readonly #platform: Platform;
  readonly #database: Database;
  readonly #owner: string;
  readonly #app: App;
  readonly #roundId: string;

  private constructor(parts: {
    frozen: FrozenManifest;
    platform: Platform;
    database: Database;
    owner: string;
    app: App;
    roundId: string;
  }) {
    this.#frozen = parts.frozen;
    this.#platform = parts.platform;
    this.#database = parts.database;
    this.#owner = parts.owner;
    this.#app = parts.app;
    this.#roundId = parts.roundId;
  }

  /** A server for which this manifest is frozen. */
  static async open(
    { postgres }: Cluster,
    frozen: FrozenManifest,
    keys: ReadonlyMap<string, IssuingKey>,
  ): Promise<ServerIssuer> {
    const owner = await newDatabase(postgres.url, postgres.appPassword);
    const url = new URL(postgres.appUrl);
    url.pathname = new URL(owner).pathname;
    const database = openDatabase(url.href);
    const dataFolder = mkdtempSync(join(tmpdir(), "hengjian-prove-server-"));
    const log = pino({ level: "silent" });
    const platform: Platform = {
      config: { ...readConfig([], {}), dataFolder },
      db: database.db,
      jobs: createJobs(database.db, url.href, ROLE_OPTION, log),
      files: openFileStore(join(dataFolder, "files")),
      box: boxLink(() => ({ state: "down", text: { zh: "不经服务器。", en: "Not by way of the server." } })),
      publicUrl: "http://localhost",
      now: () => new Date(),
      log,
    };
    const roundId = await frozenRound(platform, frozen, keys);
    const app = await registerModules(platform);
    await app.ready();
    return new ServerIssuer({ frozen, platform, database, owner, app, roundId });
  }

  get dataFolder(): string {
    return this.#platform.config.dataFolder;
  }

  async enrol(
    raters: readonly { holder: string; name: string }[],
    groupId: string,
    random: RandomBytes,
  ): Promise<string[]> {
    const { db } = this.#platform;
    const key = { jurisdictionId: COUNTY, roundId: this.#roundId };
    const listed = raters.map(({ holder, name }) => ({
      ...{ ...key, raterId: randomUUID(), person: `account:${holder}`, accountId: randomUUID() },
      ...{ name, unitName: "示例单位", post: "" },
    }));
    const codes = raters.map(() => newCode(random));
    // A statement of PostgreSQL takes at most 65,535 parameters.
    for (let from = 0; from < listed.length; from += AT_ONCE) {
      const some = listed.slice(from, from + AT_ONCE);
      await db.insert(ballotRater).values(some);
      await db.insert(ballotGroupRater).values(some.map(({ raterId }) => ({ ...key, groupId, raterId })));
      await db.insert(ballotCode).values(
        some.map(({ raterId }, i) => ({
          ...{ ...key, holder: raterId, way: "account" as const, groupIds: [groupId] },
          codeHash: codeHash(this.#frozen.hash, codes[from + i]!),
        })),
      );
    }
    return codes;
  }

  /** Groups that a code opens, as every phone asks first. */
  async eligibility(request: { manifest: string; code: string }): Promise<string[]> {
    const answer = await this.#app.inject({
      ...{ method: "POST", url: "/api/ballots/eligibility", payload: request },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<{ groups: string[] }>().groups;
  }

  /** Tokens given out in a group, as its tables count them. */
  async issuedCount(groupId: string): Promise<number> {
    const rows = await this.#platform.db
      .select({ issued: ballotIssued.issued })
      .from(ballotIssued)
      .where(eq(ballotIssued.groupId, groupId));
    return rows.reduce((sum, { issued }) => sum + issued, 0);
  }

  async issue(request: IssueRequest): Promise<{ signature: string }> {
    const answer = await this.#app.inject({ method: "POST", url: "/api/ballots/tokens", payload: request });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json();
  }

  /** The server writes nothing down besides. */
  async log(): Promise<void> {}

  /** Every value of every row of every table, as bytes. */
  async dump(): Promise<Buffer[]> {
    const client = new pg.Client({ connectionString: this.#owner });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      "select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')",
    );
    const values: Buffer[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
      for (const value of rows.flatMap((row) => Object.values(row)))
        values.push(
          ...leaves(value).map((leaf) => (Buffer.isBuffer(leaf) ? leaf : Buffer.from(String(leaf)))),
        );
    }
    await client.query("checkpoint");
    await client.end();
    return values;
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#database.close();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

/** What a value holds, without the names and marks of its JSON, which every JSON has in common. */
function leaves(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object" || Buffer.isBuffer(value) || value instanceof Date) return [value];
  return Object.values(value).flatMap(leaves);
}

async function newDatabase(url: string, appPassword: string): Promise<string> {
  const name = `server_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const owner = new URL(url);
  owner.pathname = name;
  await migrate(owner.href, { appPassword });
  return owner.href;
}

async function frozenRound(
  platform: Platform,
  frozen: FrozenManifest,
  keys: ReadonlyMap<string, IssuingKey>,
): Promise<string> {
  const { db } = platform;
  const key = { jurisdictionId: COUNTY, roundId: randomUUID() };
  const campaignId = randomUUID();
  const now = platform.now();
  const { issuing, casting, groups } = frozen.manifest;
  await db.insert(jurisdiction).values({ jurisdictionId: COUNTY, name: "示例县", fictional: true });
  await ensureBuiltIns(platform, COUNTY);
  await db.insert(campaign).values({
    ...{ jurisdictionId: COUNTY, campaignId, name: "示例考核", kind: "annual", year: 2026 },
    ...{ periodFrom: "2026-01-01", periodTo: "2026-12-31", packRefs: [], stage: "collect", stageSince: now },
    ...{ schemeId: "county-department-heads", schemeVersion: "2026.1", createdBy: "prove", createdAt: now },
  });
  await db.insert(ballotRound).values({
    ...{ ...key, campaignId, title: "示例测评", mode: "mock", status: "frozen" },
    settings: { issuing, casting, commentLength: 0, limitTop: false, officers: [], supervisor: null },
    ...{ manifest: frozen.text, manifestHash: frozen.hashText, frozenAt: now },
    ...{ createdBy: "prove", createdAt: now },
  });
  await db.insert(ballotGroup).values(
    groups.map(({ id, name, eligible }, position) => ({
      ...{ ...key, groupId: id, position, role: "peers", rule: "custom" as const, label: name },
      ...{ extraCards: 0, eligible, cards: 0 },
    })),
  );
  await db.transaction((tx) => keepIssuingKeys(tx, platform, key, keys));
  return key.roundId;
}
