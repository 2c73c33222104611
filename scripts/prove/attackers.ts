import { DatabaseSync } from "node:sqlite";

/**
 * Ways to put the ballots of a box into an order, to be laid beside the issuer's order of signing in. Each gives an
 * order of the given keys (hexadecimal), as found in the box's files.
 */
export interface Attacker {
  name: string;
  order(keys: readonly string[], view: BoxView): string[];
}

/** What a thief of the box's folder holds. */
export interface BoxView {
  /** All files, one after another. */
  bytes: Buffer;
  pageSize: number;
  /** All values of all tables, in the order in which a plain dump gives them. */
  dump: Buffer;
}

export const ATTACKERS: Attacker[] = [
  { name: "place in the file", order: (keys, view) => sortBy(keys, (key) => view.bytes.indexOf(key, "hex")) },
  {
    name: "last place in the files",
    order: (keys, view) => sortBy(keys, (key) => view.bytes.lastIndexOf(key, undefined, "hex")),
  },
  {
    // SQLite fills a page's cells from its end, so within a page the later row stands before the earlier one.
    name: "order of writing within pages",
    order: (keys, { bytes, pageSize }) =>
      sortBy(keys, (key) => {
        const at = bytes.indexOf(key, "hex");
        return Math.floor(at / pageSize) * pageSize + (pageSize - (at % pageSize));
      }),
  },
  { name: "order of a dump", order: (keys, view) => sortBy(keys, (key) => view.dump.indexOf(key, "hex")) },
  { name: "order of the keys", order: (keys) => [...keys].sort() },
  {
    name: "order of the keys' ends",
    order: (keys) => [...keys].sort((a, b) => (reversed(a) < reversed(b) ? -1 : 1)),
  },
];

function reversed(text: string): string {
  return [...text].reverse().join("");
}

function sortBy(keys: readonly string[], place: (key: string) => number): string[] {
  const places = new Map(keys.map((key) => [key, place(key)]));
  return [...keys].sort((a, b) => places.get(a)! - places.get(b)!);
}

/** @param bytes of all files, @param path of the store among them, which SQLite can open */
export function viewOf(bytes: Buffer, path: string): BoxView {
  const db = new DatabaseSync(path, { readOnly: true });
  const tables = db.prepare("select name from sqlite_schema where type = 'table'").all();
  const values: Buffer[] = [];
  for (const { name } of tables)
    for (const row of db.prepare(`select * from "${String(name)}"`).all())
      for (const value of Object.values(row))
        values.push(value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)));
  db.close();
  return { bytes, pageSize: 4096, dump: Buffer.concat(values) };
}

/** Share of places where the attacker's order names the right one. */
export function hits(guess: readonly string[], truth: readonly string[]): number {
  return guess.filter((one, i) => one === truth[i]).length / truth.length;
}

/** Kendall's rank correlation of two orders of the same things. */
export function kendallTau(guess: readonly string[], truth: readonly string[]): number {
  const rank = new Map(guess.map((one, i) => [one, i]));
  let sum = 0;
  for (let i = 0; i < truth.length; i++)
    for (let j = i + 1; j < truth.length; j++) sum += Math.sign(rank.get(truth[j]!)! - rank.get(truth[i]!)!);
  return sum / ((truth.length * (truth.length - 1)) / 2);
}

/** 6 attackers may each read their order forwards or backwards. */
export function guesses(keys: readonly string[], view: BoxView): { name: string; guess: string[] }[] {
  return ATTACKERS.flatMap(({ name, order }) => {
    const guess = order(keys, view);
    return [
      { name, guess },
      { name: `${name}, backwards`, guess: [...guess].reverse() },
    ];
  });
}

/**
 * The naive build that the same attackers must break: random tokens, no names, no times, and still an ordinary table
 * with a row per ballot and its sheets beside it.
 */
export function naiveBox(path: string, ballots: readonly { key: string; sheets: readonly string[] }[]): void {
  const db = new DatabaseSync(path);
  db.exec(
    "create table ballot (id integer primary key, token blob); create table sheet (id integer primary key, commitment blob)",
  );
  const addBallot = db.prepare("insert into ballot (token) values (?)");
  const addSheet = db.prepare("insert into sheet (commitment) values (?)");
  for (const { key, sheets } of ballots) {
    addBallot.run(Buffer.from(key, "hex"));
    for (const commitment of sheets) addSheet.run(Buffer.from(commitment, "hex"));
  }
  db.close();
}
