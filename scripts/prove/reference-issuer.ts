import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  codeHash,
  eligibility,
  type FrozenManifest,
  type IssueRequest,
  type IssuerStore,
  issueToken,
  newCode,
  type RandomBytes,
} from "@hengjian/ballot";
import { blindSignNative, type IssuingKey } from "@hengjian/ballot/node";
import pg from "pg";
import { type EmbeddedPostgres, startEmbedded } from "../../apps/server/src/platform/db/embedded.ts";

/** A small issuer over real PostgreSQL that knows and keeps as much as a curious operator could: names, times, addresses. */
const SCHEMA = `
  drop schema public cascade; create schema public;
  create table rater (holder text primary key, name text not null, phone text not null);
  create table code (hash text primary key, holder text not null, groups text[] not null);
  create table issued (
    grp text not null, holder text not null, request_hash text not null,
    issued_at timestamptz not null default clock_timestamp(), primary key (grp, holder));
  create table access_log (
    id bigserial primary key, at timestamptz not null default clock_timestamp(), address inet not null,
    holder text not null, blinded bytea not null, answer bytea not null);
`;

export interface Cluster {
  postgres: EmbeddedPostgres;
  folder: string;
  stop(): Promise<void>;
}

export async function startCluster(durable: boolean): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-prove-pg-"));
  const postgres = await startEmbedded({ folder, unsafe: !durable });
  return {
    postgres,
    folder,
    async stop() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export class ReferenceIssuer implements IssuerStore {
  readonly #pool: pg.Pool;
  readonly #frozen: FrozenManifest;
  readonly #keys: ReadonlyMap<string, IssuingKey>;

  private constructor(pool: pg.Pool, frozen: FrozenManifest, keys: ReadonlyMap<string, IssuingKey>) {
    this.#pool = pool;
    this.#frozen = frozen;
    this.#keys = keys;
  }

  static async open(
    cluster: Cluster,
    frozen: FrozenManifest,
    keys: ReadonlyMap<string, IssuingKey>,
  ): Promise<ReferenceIssuer> {
    const pool = new pg.Pool({ connectionString: cluster.postgres.url, max: 8 });
    // The cluster of a proof may stop while a connection idles.
    pool.on("error", () => undefined);
    await pool.query(SCHEMA);
    return new ReferenceIssuer(pool, frozen, keys);
  }

  /** Put raters on the list of a group. @returns the code of each */
  async enrol(
    raters: readonly { holder: string; name: string }[],
    group: string,
    random: RandomBytes,
  ): Promise<string[]> {
    const codes = raters.map(() => newCode(random));
    await this.#pool.query("insert into rater select * from unnest($1::text[], $2::text[], $3::text[])", [
      raters.map(({ holder }) => holder),
      raters.map(({ name }) => name),
      raters.map(({ holder }) => `1380000${holder.slice(-4)}`),
    ]);
    await this.#pool.query(
      "insert into code select hash, holder, $3 from unnest($1::text[], $2::text[]) as c (hash, holder)",
      [codes.map((code) => codeHash(this.#frozen.hash, code)), raters.map(({ holder }) => holder), [group]],
    );
    return codes;
  }

  /** Put one rater on the lists of several groups behind one code, which it returns. */
  async enrolOne(
    rater: { holder: string; name: string },
    groups: readonly string[],
    random: RandomBytes,
  ): Promise<string> {
    const code = newCode(random);
    await this.#pool.query("insert into rater values ($1, $2, '')", [rater.holder, rater.name]);
    await this.#pool.query("insert into code values ($1, $2, $3)", [
      codeHash(this.#frozen.hash, code),
      rater.holder,
      groups,
    ]);
    return code;
  }

  async eligibility(request: { manifest: string; code: string }): Promise<{ groups: string[] }> {
    const { groups } = await eligibility(this.#frozen, this, request);
    return { groups };
  }

  async holderOf(hash: string) {
    const { rows } = await this.#pool.query<{ holder: string; groups: string[] }>(
      "select holder, groups from code where hash = $1",
      [hash],
    );
    return rows[0] ?? null;
  }

  async keepFirst(group: string, holder: string, requestHash: string): Promise<string> {
    const { rows } = await this.#pool.query<{ request_hash: string }>(
      `with added as (
         insert into issued (grp, holder, request_hash) values ($1, $2, $3)
         on conflict do nothing returning request_hash)
       select request_hash from added
       union all select request_hash from issued where grp = $1 and holder = $2 limit 1`,
      [group, holder, requestHash],
    );
    // Both at once and neither committed when this statement began: the other's row is there now.
    return rows[0]?.request_hash ?? this.keepFirst(group, holder, requestHash);
  }

  async issue(
    request: IssueRequest,
    now = Date.parse("2026-06-01T00:00:00Z"),
  ): Promise<{ signature: string }> {
    return issueToken(
      this.#frozen,
      this,
      (group, blinded) => blindSignNative(this.#keys.get(group)!, blinded),
      now,
      request,
    );
  }

  /** What a curious operator would write down besides. */
  async log(holder: string, address: string, blinded: Uint8Array, answer: Uint8Array): Promise<void> {
    await this.#pool.query(
      "insert into access_log (address, holder, blinded, answer) values ($1, $2, $3, $4)",
      [address, holder, blinded, answer],
    );
  }

  /** Holders of a group by time of issuing, as its operator sees them. */
  async issueOrder(group: string): Promise<{ holder: string; requestHash: string }[]> {
    const { rows } = await this.#pool.query<{ holder: string; request_hash: string }>(
      "select holder, request_hash from issued where grp = $1 order by issued_at",
      [group],
    );
    return rows.map(({ holder, request_hash }) => ({ holder, requestHash: request_hash }));
  }

  async issuedCount(group: string): Promise<number> {
    const { rows } = await this.#pool.query<{ n: string }>(
      "select count(*) as n from issued where grp = $1",
      [group],
    );
    return Number(rows[0]?.n ?? 0);
  }

  /** Every value of every row, as bytes. */
  async dump(): Promise<Buffer[]> {
    const values: Buffer[] = [];
    for (const table of ["rater", "code", "issued", "access_log"]) {
      const { rows } = await this.#pool.query<Record<string, unknown>>(`select * from ${table}`);
      for (const value of rows.flatMap((row) => Object.values(row)))
        values.push(Buffer.isBuffer(value) ? value : Buffer.from(String(value)));
    }
    await this.#pool.query("checkpoint");
    return values;
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
