import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { BoxProcess } from "../scripts/prove/box-process.ts";
import { CAST, campaignOf } from "../scripts/prove/crashes.ts";
import { pooled } from "../scripts/prove/proof.ts";
import { readyBallots } from "../scripts/prove/ready-ballots.ts";

const BALLOTS = 4000;
const LANES = 48;

/**
 * Durable, receipted ballots per second through the box's own process, beside two yardsticks in the same run. To
 * reach: within 3 times of the slower one.
 */
export async function bench(): Promise<void> {
  const box = new BoxProcess();
  await box.start();
  const campaign = await campaignOf(box, BALLOTS);
  const ready = readyBallots(campaign, "public", BALLOTS);
  const bodies = ready.map(({ envelope }) => envelope);
  // Connections and compiled code count for none of the three.
  await pooled(bodies.slice(0, 200), LANES, async (body) => void (await box.post(CAST, body)));

  const inserts = bareInserts(BALLOTS);
  const requests = await bareRequests(bodies);
  const ballots = await rate(bodies.slice(200), async (body) => {
    const answer = await box.post(CAST, body);
    if (answer?.status !== 200) throw new Error(`The box answered ${answer?.status}.`);
  });
  await box.remove();

  const slower = Math.min(inserts, requests);
  console.log("per second");
  console.log(`  durable, receipted ballots         ${ballots.toFixed(0).padStart(7)}`);
  console.log(`  bare inserts, same durability      ${inserts.toFixed(0).padStart(7)}`);
  console.log(`  bare requests of the same size     ${requests.toFixed(0).padStart(7)}`);
  console.log(`slower yardstick ÷ ballots: ${(slower / ballots).toFixed(2)} (to reach: at most 3)`);
}

async function rate(bodies: readonly string[], send: (body: string) => Promise<void>): Promise<number> {
  const began = performance.now();
  await pooled(bodies, LANES, send);
  return bodies.length / ((performance.now() - began) / 1000);
}

/** One row per transaction, each made durable, in a store set up as the box's is. */
function bareInserts(n: number): number {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-bench-"));
  const db = new DatabaseSync(join(folder, "bare.sqlite"));
  db.exec("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;");
  db.exec("create table bare (key blob primary key, value blob) strict, without rowid");
  const insert = db.prepare("insert into bare values (?, ?)");
  const rows = Array.from({ length: n }, () => [
    crypto.getRandomValues(new Uint8Array(32)),
    crypto.getRandomValues(new Uint8Array(480)),
  ]);
  const began = performance.now();
  for (const [key, value] of rows) insert.run(key!, value!);
  const seconds = (performance.now() - began) / 1000;
  db.close();
  rmSync(folder, { recursive: true });
  return n / seconds;
}

/** The same bodies to a handler that does nothing, in a process of its own like the box. */
async function bareRequests(bodies: readonly string[]): Promise<number> {
  const empty = new BoxProcess({ main: "./empty-server.ts" });
  await empty.start();
  await pooled(bodies.slice(0, 200), LANES, async (body) => void (await empty.post("/", body)));
  const perSecond = await rate(bodies, async (body) => void (await empty.post("/", body)));
  await empty.remove();
  return perSecond;
}
