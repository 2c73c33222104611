import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { BoxProcess } from "../scripts/prove/box-process.ts";
import { CAST, campaignOf } from "../scripts/prove/crashes.ts";
import { pooled } from "../scripts/prove/proof.ts";
import { readyBallots } from "../scripts/prove/ready-ballots.ts";

const ROUNDS = 5;
const PER_ROUND = 400;
const LANES = 48;

/**
 * Durable, receipted ballots per second through the box's own process, beside two yardsticks in the same run. To
 * reach: within 3 times of the slower one. The three take turns, and of each the middle round counts, so that another
 * program on the machine does not fall on one of them alone.
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

  const rates = { ballots: [] as number[], inserts: [] as number[], requests: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const own = bodies.slice(round * PER_ROUND, (round + 1) * PER_ROUND);
    const [ballots, inserts, requests] = [
      await rate(own, cast),
      store.insertsPerSecond(),
      await rate(own, ask),
    ];
    // Connections and compiled code of the first round count for none of the three.
    if (round === 0) continue;
    rates.ballots.push(ballots);
    rates.inserts.push(inserts);
    rates.requests.push(requests);
  }
  await Promise.all([box.remove(), empty.remove()]);
  store.remove();

  const [ballots, inserts, requests] = [rates.ballots, rates.inserts, rates.requests].map(middle);
  const slower = Math.min(inserts!, requests!);
  console.log("per second");
  console.log(`  durable, receipted ballots         ${ballots!.toFixed(0).padStart(7)}`);
  console.log(`  bare inserts, same durability      ${inserts!.toFixed(0).padStart(7)}`);
  console.log(`  bare requests of the same size     ${requests!.toFixed(0).padStart(7)}`);
  console.log(`slower yardstick ÷ ballots: ${(slower / ballots!).toFixed(2)} (to reach: at most 3)`);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

async function rate(bodies: readonly string[], send: (body: string) => Promise<void>): Promise<number> {
  const began = performance.now();
  await pooled(bodies, LANES, send);
  return bodies.length / ((performance.now() - began) / 1000);
}

/** A store set up as the box's is, which takes one row per transaction, each made durable. */
function bareStore() {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-bench-"));
  const db = new DatabaseSync(join(folder, "bare.sqlite"));
  db.exec("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;");
  db.exec("create table bare (key blob primary key, value blob) strict, without rowid");
  const insert = db.prepare("insert into bare values (?, ?)");
  return {
    insertsPerSecond(): number {
      const rows = Array.from({ length: PER_ROUND }, () => [
        crypto.getRandomValues(new Uint8Array(32)),
        crypto.getRandomValues(new Uint8Array(480)),
      ]);
      const began = performance.now();
      for (const [key, value] of rows) insert.run(key!, value!);
      return PER_ROUND / ((performance.now() - began) / 1000);
    },
    remove(): void {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}
