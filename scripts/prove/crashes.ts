import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromHex, newSigner, parseVerifier, signRecountOrder, utf8, verifyRecord } from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import { type TestCampaign, testCampaign, testCloseOrder } from "@hengjian/ballot/testing";
import { BoxProcess } from "./box-process.ts";
import { once, type Proof, pooled, type Scale } from "./proof.ts";
import { type ReadyBallot, readyBallots } from "./ready-ballots.ts";

/** What came of a crash run. */
interface Crashes {
  ballots: number;
  kills: number;
  lost: number;
  doubled: number;
  altered: number;
  slowest: number;
}

const GROUP = "public";

/** A campaign whose box key is that of a started process. */
export async function campaignOf(box: BoxProcess, eligible: number): Promise<TestCampaign> {
  const seed = fromHex(readFileSync(join(box.folder, "box.key"), "utf8").trim());
  const { name } = parseVerifier(box.identity.boxKey);
  const campaign = testCampaign({
    groups: [{ id: GROUP, eligible, ratees: 10 }],
    boxKey: newSigner(name, seed),
    booth: box.identity.booth,
  });
  const answer = await box.post("/boxes", campaign.frozen.text, { authorization: `Bearer ${box.setupKey}` });
  if (answer?.status !== 201) throw new Error(`The box did not take the manifest: ${answer?.body}`);
  return campaign;
}

export const CAST = "/c/test-2026/api/cast";

/** Cast all ballots while the box is killed again and again; every phone goes on until it has a receipt. */
async function crashRun(scale: Scale, main?: string): Promise<Crashes> {
  const ballots = scale === "full" ? 10_000 : 500;
  const kills = scale === "full" ? 100 : 4;
  const box = new BoxProcess(main === undefined ? {} : { main });
  await box.start();
  const campaign = await campaignOf(box, ballots);
  const ready = readyBallots(campaign, GROUP, ballots);
  const acknowledged = new Set<string>();
  let slowest = 0;
  let killed = 0;
  let restarting: Promise<void> | null = null;

  const crash = async () => {
    killed += 1;
    await box.kill();
    slowest = Math.max(slowest, await box.start());
    restarting = null;
  };
  await pooled(ready, 32, async ({ envelope, h }) => {
    for (;;) {
      if (restarting !== null) await restarting;
      const answer = await box.post(CAST, envelope);
      if (answer?.status !== 200) continue;
      acknowledged.add(h);
      const due = Math.floor((acknowledged.size * (kills + 1)) / ballots);
      if (killed < kills && due > killed && restarting === null) restarting = crash();
      return;
    }
  });
  if (restarting !== null) await restarting;
  const result = await settle(box, campaign, ready, acknowledged);
  await box.remove();
  return { ballots, kills: killed, slowest, ...result };
}

/** Close, and hold the record against what the phones were told. */
async function settle(
  box: BoxProcess,
  campaign: TestCampaign,
  ready: readonly ReadyBallot[],
  acknowledged: ReadonlySet<string>,
) {
  const closed = await box.post(
    "/c/test-2026/api/close",
    testCloseOrder(campaign, () => ready.length),
  );
  if (closed?.status !== 200) throw new Error(`The box did not close: ${closed?.body}`);
  const order = signRecountOrder(campaign.frozen, campaign.officers);
  const answer = await box.post("/c/test-2026/api/recount", order);
  const files = new Map(
    Object.entries(JSON.parse(answer!.body) as Record<string, string>).map(([name, text]) => [
      name,
      utf8(text),
    ]),
  );
  // A control that lost everything leaves files without a line.
  const text = (name: string) =>
    Buffer.from(files.get(name) ?? new Uint8Array())
      .toString()
      .split("\n")
      .filter((line) => line !== "");
  const stored = text(`groups/${GROUP}/ballots.jsonl`).map((line) => (JSON.parse(line) as { h: string }).h);
  const verdict = verifyRecord(files, { checks: nativeChecks });
  // Only the supervisor's signature may be missing: nobody has put it there.
  const faults = verdict.problems.filter(({ code }) => code !== "bad-checkpoint").length;
  const sheets = text(`groups/${GROUP}/openings.jsonl`).length;
  const known = new Set(stored);
  const sent = new Set(ready.map(({ h }) => h));
  return {
    lost: [...acknowledged].filter((h) => !known.has(h)).length,
    doubled: stored.length - new Set(stored).size + Math.max(0, sheets - 10 * stored.length),
    altered: faults + stored.filter((h) => !sent.has(h)).length,
  };
}

const careful = once((scale: Scale) => crashRun(scale));
const careless = once((scale: Scale) => crashRun(scale === "full" ? "short" : scale, "./careless-box.ts"));

export const crashes: Proof[] = [
  {
    id: "C1",
    promise:
      "10,000 ballots, 100 kills: acknowledged ballots lost, doubled, altered; slowest recovery; lost by a control with durability off",
    wanted: "0; 0; 0; ≤ 5 s; > 0",
    async run(scale) {
      const { lost, doubled, altered, slowest, ballots, kills } = await careful(scale);
      const control = await careless(scale);
      const holds = lost + doubled + altered === 0 && slowest <= 5000 && control.lost > 0;
      return {
        reached: `${lost}; ${doubled}; ${altered}; ${(slowest / 1000).toFixed(1)} s; ${control.lost} (${ballots} ballots, ${kills} kills)`,
        holds,
      };
    },
  },
];
