import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { BoxStore } from "../apps/box/src/store.ts";
import { BoxProcess } from "../scripts/prove/box-process.ts";
import { CAST, campaignOf } from "../scripts/prove/crashes.ts";
import { pooled } from "../scripts/prove/proof.ts";
import { readyBallots } from "../scripts/prove/ready-ballots.ts";

const ROUNDS = 5;
const PER_ROUND = 400;
const LANES = 48;
/** Ratees of the campaign. */
const SHEETS = 10;
const NAMES = ["ballots", "inserts", "rows", "requests"] as const;

/**
 * Durable, receipted ballots per second through the box's own process, beside two yardsticks in the same run: bare
 * inserts of the same rows into the same store (a spent token and ten sheets, one durable transaction a ballot), and
 * bare requests of the same size. To reach: within 3 times of the slower one. Durable transactions of one row show how
 * fast the disk is. All take turns, and of each the middle round counts, so that another program on the machine does
 * not fall on one of them alone.
 */
export async function bench(): Promise<void> {
  const box = new BoxProcess();
  const empty = new BoxProcess({ main: "./empty-server.ts" });
  await Promise.all([box.start(), empty.start()]);
  const campaign = await campaignOf(box, (ROUNDS + 1) * PER_ROUND);
  const bodies = readyBallots(campaign, "public", (ROUNDS + 1) * PER_ROUND).map(({ envelope }) => envelope);
  const store = bareStore();
  const cast = async (body: string) => {
    // A connection left idle too long may be gone: as a phone does, ask again.
    const answer = (await box.post(CAST, body)) ?? (await box.post(CAST, body));
    if (answer?.status !== 200) throw new Error(`The box answered ${answer?.status ?? "nothing"}.`);
  };
  const ask = async (body: string) => void (await empty.post("/", body));

  const rates = {
    ballots: [] as number[],
    inserts: [] as number[],
    rows: [] as number[],
    requests: [] as number[],
  };
  for (let round = 0; round <= ROUNDS; round++) {
    const own = bodies.slice(round * PER_ROUND, (round + 1) * PER_ROUND);
    const found = {
      ballots: await rate(own, cast),
      inserts: store.perSecond(SHEETS),
      rows: store.perSecond(0),
      requests: await rate(own, ask),
    };
    // Connections and compiled code of the first round do not count.
    if (round === 0) continue;
    for (const name of NAMES) rates[name].push(found[name]);
  }
  await Promise.all([box.remove(), empty.remove()]);
  store.remove();

  const per = (name: (typeof NAMES)[number]) => middle(rates[name]);
  const line = (what: string, name: (typeof NAMES)[number]) =>
    console.log(`  ${what.padEnd(48)}${per(name).toFixed(0).padStart(7)}`);
  console.log("per second");
  line("durable, receipted ballots", "ballots");
  line(`bare inserts of a ballot's ${SHEETS + 1} rows, as durable`, "inserts");
  line("bare inserts of one row, as durable", "rows");
  line("bare requests of the same size", "requests");
  const slower = Math.min(per("inserts"), per("requests"));
  console.log(`slower yardstick ÷ ballots: ${(slower / per("ballots")).toFixed(2)} (to reach: at most 3)`);
  console.log(`inserts of one row ÷ ballots: ${(per("rows") / per("ballots")).toFixed(2)}`);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

async function rate(bodies: readonly string[], send: (body: string) => Promise<void>): Promise<number> {
  const began = performance.now();
  await pooled(bodies, LANES, send);
  return bodies.length / ((performance.now() - began) / 1000);
}

/** The tables of the box, with nothing around them. */
function bareStore() {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-bench-"));
  const file = join(folder, "bare.sqlite");
  new BoxStore(file, "open").close();
  const db = new DatabaseSync(file);
  db.exec("pragma locking_mode = exclusive; pragma secure_delete = on;");
  db.exec("pragma synchronous = full; pragma cache_size = -65536;");
  const spend = db.prepare("insert into spent values (?, 'public', ?, ?, ?, ?)");
  const add = db.prepare("insert into sheet values (?, 'public', ?, ?)");
  const bytes = (n: number) => crypto.getRandomValues(new Uint8Array(n));
  const answers = "x".repeat(120);
  return {
    /** Transactions per second of a spent token and so many sheets. */
    perSecond(sheets: number): number {
      const ballots = Array.from({ length: PER_ROUND }, () => ({
        token: [bytes(32), bytes(32), bytes(384), bytes(32), bytes(64)] as const,
        sheets: Array.from({ length: sheets }, () => [bytes(32), bytes(32)] as const),
      }));
      const began = performance.now();
      for (const { token, sheets: own } of ballots) {
        db.exec("begin immediate");
        spend.run(...token);
        for (const [commitment, salt] of own) add.run(commitment, salt, answers);
        db.exec("commit");
      }
      return PER_ROUND / ((performance.now() - began) / 1000);
    },
    remove(): void {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}
