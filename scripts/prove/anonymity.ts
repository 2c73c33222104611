import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Ballot, openEnvelope, toHex, utf8 } from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import { issueTestToken, sealTestBallot, seeded, testSheets } from "@hengjian/ballot/testing";
import { BoxStore } from "../../apps/box/src/store.ts";
import { openTestBox } from "../../apps/box/src/testing/box.ts";
import { type BoxView, guesses, hits, kendallTau, naiveBox } from "./attackers.ts";
import { MEETING_GROUPS } from "./meeting.ts";
import { largest, type Proof, percent, smallest } from "./proof.ts";
import { type Theft, thefts } from "./thefts.ts";

/** Share of raters that the best of all attackers links to their ballot, by group, over all meetings. */
function bestLinks(all: readonly Theft[], view: (theft: Theft) => BoxView) {
  return MEETING_GROUPS.map(({ id, eligible }) => {
    const perAttacker = new Map<string, number[]>();
    for (const theft of all) {
      const truth = theft.truth.get(id)!.map((one) => one.tokenKey);
      for (const { name, guess } of guesses([...truth].sort(), view(theft)))
        perAttacker.set(name, [...(perAttacker.get(name) ?? []), hits(guess, truth)]);
    }
    return measured(perAttacker, eligible);
  });
}

/**
 * The best attacker is chosen on the first half of the meetings and measured on the second: taking the luckiest of
 * twelve on the same meetings would measure luck.
 */
function measured(perAttacker: ReadonlyMap<string, readonly number[]>, n: number) {
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const lists = [...perAttacker.values()];
  const half = lists[0]!.length / 2;
  const chosen = lists.reduce((best, list) =>
    mean(list.slice(0, half)) > mean(best.slice(0, half)) ? list : best,
  );
  // Fixed points of a random order have mean 1 and variance 1.
  return { best: mean(chosen.slice(half)), bar: 1 / n + 3 / (n * Math.sqrt(half)) };
}

/** Share of sheets that the best attacker puts with the right sheet on another ratee. */
function bestGrouping(all: readonly Theft[], view: (theft: Theft) => BoxView) {
  return MEETING_GROUPS.map(({ id, eligible }) => {
    const perAttacker = new Map<string, number[]>();
    for (const theft of all) {
      const voters = theft.truth.get(id)!;
      const sheets = (ratee: string) => voters.map((one) => one.commitments.get(ratee)!);
      const owner = new Map(
        voters.flatMap((one) => [...one.commitments.values()].map((c) => [c, one.h] as const)),
      );
      const [first, second] = ["ratee-1", "ratee-2"].map((ratee) =>
        guesses([...sheets(ratee)].sort(), view(theft)),
      );
      first!.forEach(({ name, guess }, i) => {
        const [a, b] = [guess, second![i]!.guess].map((list) => list.map((one) => owner.get(one)!));
        perAttacker.set(name, [...(perAttacker.get(name) ?? []), hits(a!, b!)]);
      });
    }
    return measured(perAttacker, eligible);
  });
}

function meanTau(all: readonly Theft[], view: (theft: Theft) => BoxView): number {
  const taus = new Map<string, number>();
  for (const theft of all) {
    const truth = [...theft.truth.values()].flat().map((one) => one.tokenKey);
    for (const { name, guess } of guesses([...truth].sort(), view(theft)))
      taus.set(name, (taus.get(name) ?? 0) + kendallTau(guess, truth) / all.length);
  }
  return largest([...taus.values()].map(Math.abs));
}

const VIEWS = [(theft: Theft) => theft.closed, (theft: Theft) => theft.live];

export const anonymity: Proof[] = [
  {
    id: "T1",
    promise: "strings of 8 bytes shared between issuer side and box side",
    wanted: "0 (a planted one: > 0)",
    async run(scale) {
      const all = (await thefts(scale)).flatMap(({ shared }) => (shared === null ? [] : [shared]));
      const found = all.flatMap(({ strings }) => [...strings]);
      for (const one of found) console.error("T1 shared:", one.toString(16));
      const planted = smallest(all.map(({ control }) => control));
      return {
        reached: `${found.length} in ${all.length} meetings (${planted})`,
        holds: found.length === 0 && planted > 0,
      };
    },
  },
  {
    id: "T2",
    promise: "rank correlation of signing in with any order in the box, closed or live",
    wanted: "|τ| < 0.1 (naive build ≥ 0.95)",
    async run(scale) {
      const all = await thefts(scale);
      const tau = largest(VIEWS.map((view) => meanTau(all, view)));
      const control = meanTau(all, (theft) => theft.naive);
      return {
        reached: `|τ| = ${tau.toFixed(3)} (${control.toFixed(3)})`,
        holds: tau < 0.1 && control >= 0.95,
      };
    },
  },
  {
    id: "T3",
    promise: "raters linked by the best of 12 attackers, in every group, closed and live",
    wanted: "≤ 1/N + 3σ",
    async run(scale) {
      const all = await thefts(scale);
      const found = VIEWS.flatMap((view) => bestLinks(all, view));
      return {
        reached: found.map(({ best, bar }) => `${percent(best)} of ${percent(bar)}`).join(", "),
        holds: found.every(({ best, bar }) => best <= bar),
      };
    },
  },
  {
    id: "T4",
    promise: "negative control: the same attackers on a naive build",
    wanted: "≥ 95 % linked",
    async run(scale) {
      const links = bestLinks(await thefts(scale), (theft) => theft.naive);
      const least = smallest(links.map(({ best }) => best));
      return { reached: percent(least), holds: least >= 0.95 };
    },
  },
  {
    id: "T5",
    promise: "file hashes of one closed box after 20 orders of casting",
    wanted: "1 (naive build: 20)",
    async run() {
      const { hashes, naive } = insertOrders(20);
      return { reached: `${hashes} (${naive})`, holds: hashes === 1 && naive === 20 };
    },
  },
  {
    id: "T6",
    promise: "names, addresses, cookies, browsers, times in the box; sizes of envelopes per group",
    wanted: "0 (with an access log: > 0); 1",
    async run(scale) {
      const all = await thefts(scale);
      const traces = all.flatMap((theft) => theft.traces);
      const sizes = largest(all.flatMap((theft) => theft.envelopeSizes));
      const control = smallest(all.map((theft) => theft.tracesControl));
      return {
        reached: `${traces.length} (${control}); ${sizes}`,
        holds: traces.length === 0 && control > 0 && sizes === 1,
      };
    },
  },
  {
    id: "T7",
    promise: "sheets of one rater put together, closed and live (naive build as control)",
    wanted: "≤ 1/N + 3σ (control ≥ 95 %)",
    async run(scale) {
      const all = await thefts(scale);
      const found = VIEWS.flatMap((view) => bestGrouping(all, view));
      const control = smallest(bestGrouping(all, (theft) => theft.naive).map(({ best }) => best));
      return {
        reached: `${found.map(({ best, bar }) => `${percent(best)} of ${percent(bar)}`).join(", ")} (${percent(control)})`,
        holds: found.every(({ best, bar }) => best <= bar) && control >= 0.95,
      };
    },
  },
];

/** Different files that one set of ballots gives in so many orders of casting, and those of a naive build. */
function insertOrders(orders: number): { hashes: number; naive: number } {
  const box = openTestBox();
  const { campaign, folder } = box;
  const ballots = Array.from({ length: 60 }, (_, i) => {
    const sheets = testSheets(campaign.frozen, "peers", seeded(i));
    const sealed = sealTestBallot(campaign, "peers", issueTestToken(campaign, "peers"), sheets);
    return openEnvelope(campaign.frozen, utf8(sealed.envelope), nativeChecks);
  });
  const hashes = new Set<string>();
  const naive = new Set<string>();
  for (let i = 0; i < orders; i++) {
    const inOrder = seeded(i).shuffled(ballots);
    const store = new BoxStore(join(folder, `live-${i}.sqlite`), "open");
    for (const ballot of inOrder) store.commit([ballot]);
    const path = join(folder, `closed-${i}.sqlite`);
    store.rewriteInto(path, { phase: "closed" });
    hashes.add(hashOf(path));
    naiveBox(`${path}.naive`, inOrder.map(naiveBallot));
    naive.add(hashOf(`${path}.naive`));
  }
  box.stop();
  return { hashes: hashes.size, naive: naive.size };
}

function naiveBallot({ token, sheets }: Ballot) {
  return { key: toHex(token.publicKey), sheets: sheets.map(({ commitment }) => toHex(commitment)) };
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
