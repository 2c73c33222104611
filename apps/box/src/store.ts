import { DatabaseSync, type StatementSync } from "node:sqlite";
import { type Ballot, readJson, type StoredBallot, type StoredSheet, sheetReader } from "@hengjian/ballot";

/**
 * One SQLite file per campaign. Tables have random keys and no row numbers, no times, no addresses; a spent token and
 * the sheets of its ballot share nothing. Whether a ballot is stored is decided by one durable transaction.
 */
const SCHEMA = `
  create table if not exists spent (
    token blob primary key, grp text not null, prefix blob not null, signature blob not null,
    h blob not null, cast_signature blob not null
  ) strict, without rowid;
  create table if not exists sheet (
    commitment blob primary key, grp text not null, salt blob not null, body text not null
  ) strict, without rowid;
  create table if not exists state (name text primary key, value text not null) strict, without rowid;
`;

export type Outcome = "stored" | "repeated" | "token-spent" | "sheet-reused";

type Row = Record<string, unknown>;

export class BoxStore {
  readonly #db: DatabaseSync;
  readonly #findSpent: StatementSync;
  readonly #findSheet: StatementSync;
  readonly #addSpent: StatementSync;
  readonly #addSheet: StatementSync;

  /** @param path of the file; an open box is made when missing, a closed one is only read */
  constructor(path: string, phase: "open" | "closed") {
    this.#db = new DatabaseSync(path, { readOnly: phase === "closed" });
    try {
      if (phase === "open") makeReady(this.#db);
      this.#findSpent = this.#db.prepare("select h, grp from spent where token = ?");
      this.#findSheet = this.#db.prepare("select 1 from sheet where commitment = ?");
      this.#addSpent = this.#db.prepare("insert into spent values (?, ?, ?, ?, ?, ?)");
      this.#addSheet = this.#db.prepare("insert into sheet values (?, ?, ?, ?)");
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  state(name: string): string | null {
    const row = this.#db.prepare("select value from state where name = ?").get(name);
    return row === undefined ? null : textOf(row, "value");
  }

  setState(values: Record<string, string>): void {
    this.#inTransaction(() => {
      const put = this.#db.prepare("insert or replace into state values (?, ?)");
      for (const [name, value] of Object.entries(values)) put.run(name, value);
    });
  }

  #inTransaction<T>(run: () => T): T {
    this.#db.exec("begin immediate");
    try {
      const result = run();
      this.#db.exec("commit");
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec("rollback");
      throw error;
    }
  }

  /** Whether SQLite finds the file's structure whole. */
  isSound(): boolean {
    const row = this.#db.prepare("pragma quick_check(1)").get();
    return row !== undefined && textOf(row, "quick_check") === "ok";
  }

  /** What became of an earlier cast with this token; null when it is unspent. */
  lookUp({ token, h, group }: Ballot): "repeated" | "token-spent" | null {
    const row = this.#findSpent.get(token.publicKey);
    if (row === undefined) return null;
    return textOf(row, "grp") === group && sameBytes(bytesOf(row, "h"), h) ? "repeated" : "token-spent";
  }

  /**
   * Store ballots in one durable transaction: when this returns, they survive a power cut. Sheets go in by the order
   * of their random commitments, so that even the pages of the live file do not keep a ballot's sheets together.
   * @throws the error of SQLite when nothing was stored
   */
  commit(ballots: readonly Ballot[]): Outcome[] {
    return this.#inTransaction(() => {
      const outcomes = ballots.map((ballot) => this.#spend(ballot));
      const sheets = ballots
        .filter((_, i) => outcomes[i] === "stored")
        .flatMap(({ group, sheets }) => sheets.map((sheet) => ({ group, sheet })));
      sheets.sort((a, b) => Buffer.compare(a.sheet.commitment, b.sheet.commitment));
      for (const { group, sheet } of sheets)
        this.#addSheet.run(sheet.commitment, group, sheet.salt, sheet.text);
      return outcomes;
    });
  }

  #spend(ballot: Ballot): Outcome {
    const earlier = this.lookUp(ballot);
    if (earlier !== null) return earlier;
    if (ballot.sheets.some(({ commitment }) => this.#findSheet.get(commitment) !== undefined))
      return "sheet-reused";
    const { token, group, h, signature } = ballot;
    this.#addSpent.run(token.publicKey, group, token.prefix, token.signature, h, signature);
    return "stored";
  }

  /** Ballots per group. */
  counts(): Map<string, number> {
    const rows = this.#db.prepare("select grp, count(*) as n from spent group by grp").all();
    return new Map(rows.map((row) => [textOf(row, "grp"), Number(row.n)]));
  }

  *ballots(group: string): Generator<StoredBallot> {
    const rows = this.#db.prepare("select * from spent where grp = ? order by token").iterate(group);
    for (const row of rows)
      yield {
        token: {
          publicKey: bytesOf(row, "token"),
          prefix: bytesOf(row, "prefix"),
          signature: bytesOf(row, "signature"),
        },
        h: bytesOf(row, "h"),
        signature: bytesOf(row, "cast_signature"),
      };
  }

  *sheets(group: string): Generator<StoredSheet> {
    const rows = this.#db.prepare("select * from sheet where grp = ? order by commitment").iterate(group);
    for (const row of rows)
      yield {
        commitment: bytesOf(row, "commitment"),
        salt: bytesOf(row, "salt"),
        sheet: readJson(textOf(row, "body"), sheetReader, "sheet"),
      };
  }

  /** Rewrite the file in key order and empty the journal, so that neither keeps the order of casting. */
  tidy(): void {
    this.#db.exec("pragma wal_checkpoint(truncate); vacuum; pragma wal_checkpoint(truncate);");
  }

  /**
   * Write everything into a new file whose bytes depend on the contents alone, and close this one.
   * @param path of a file that does not exist yet
   */
  rewriteInto(path: string, state: Record<string, string>): void {
    const target = new DatabaseSync(path);
    try {
      target.exec("pragma journal_mode = off; pragma synchronous = off; pragma secure_delete = on;");
      target.exec(SCHEMA);
      target.exec("begin");
      copy(this.#db, target, "spent", "token", 6);
      copy(this.#db, target, "sheet", "commitment", 4);
      const put = target.prepare("insert into state values (?, ?)");
      for (const name of Object.keys(state).sort()) put.run(name, state[name]!);
      target.exec("commit");
    } finally {
      target.close();
    }
    this.close();
  }

  /** No more pages than this; how tests fill a disk. */
  limitPages(pages: number): void {
    this.#db.exec(`pragma max_page_count = ${Math.trunc(pages)}`);
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}

function makeReady(db: DatabaseSync): void {
  // Exclusive: a second process on the same box is refused, and no shared-memory file is made.
  db.exec("pragma locking_mode = exclusive; pragma secure_delete = on;");
  db.exec("pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536;");
  db.exec(SCHEMA);
}

function copy(from: DatabaseSync, to: DatabaseSync, table: string, key: string, columns: number): void {
  const insert = to.prepare(`insert into ${table} values (${Array(columns).fill("?").join(", ")})`);
  const select = from.prepare(`select * from ${table} order by ${key}`);
  select.setReturnArrays(true);
  for (const row of select.iterate()) insert.run(...Object.values(row));
}

function bytesOf(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`Got no bytes in ${column}.`);
  return value;
}

function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`Got no text in ${column}.`);
  return value;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
