import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { openEnvelope, utf8 } from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import { issueTestToken, sealTestBallot, seeded, testCloseOrder, testSheets } from "@hengjian/ballot/testing";
import { readFolder } from "../../apps/box/src/durable-files.ts";
import { BoxStore } from "../../apps/box/src/store.ts";
import { openTestBox, type TestBox } from "../../apps/box/src/testing/box.ts";
import { type BoxView, guesses, hits, kendallTau, naiveBox, viewOf } from "./attackers.ts";
import { holdMeeting, MEETING_GROUPS, type Truth, type Voter } from "./meeting.ts";
import { largest, once, type Proof, percent, type Scale, smallest } from "./proof.ts";
import { type Cluster, ReferenceIssuer, startCluster } from "./reference-issuer.ts";
import { decoded, sharedStrings } from "./shared-bytes.ts";

/** One meeting of 200 raters with everything that can be stolen afterwards. */
interface Theft {
  truth: Truth;
  /** Folder of the box while it is open and quiet, and after the close. */
  live: BoxView;
  closed: BoxView;
  naive: BoxView;
  /** 8-byte strings shared between issuer and box, and those of a control where one secret of 16 bytes is shared. */
  shared: Set<bigint>;
  sharedControl: number;
  /** Traces of persons or times in the box's files. */
  traces: string[];
  envelopeSizes: number[];
}

const thefts = once(async (scale: Scale): Promise<Theft[]> => {
  const cluster = await startCluster(false);
  try {
    const seeds = scale === "full" ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [1, 2];
    const all: Theft[] = [];
    for (const seed of seeds) all.push(await steal(cluster, seed, seed === 1));
    return all;
  } finally {
    await cluster.stop();
  }
});

async function steal(cluster: Cluster, seed: number, bytesToo: boolean): Promise<Theft> {
  const box = openTestBox({ groups: MEETING_GROUPS, random: seeded(1000 + seed).bytes });
  const { frozen, issuingKeys } = box.campaign;
  const issuer = await ReferenceIssuer.open(cluster, frozen, issuingKeys);
  try {
    const before = allFiles(box);
    const clusterBefore = bytesToo ? clusterFiles(cluster) : [];
    const truth = await holdMeeting(issuer, box, seed);
    // A quiet second passes; the box rewrites its live file.
    box.box.tidy();
    const live = stolenView(allFiles(box));
    box.box.close(testCloseOrder(box.campaign, (group) => truth.get(group)!.length));
    const after = allFiles(box);
    const voters = [...truth.values()].flat();
    const dump = bytesToo ? await issuer.dump() : [];
    const left = [...after.values()].flatMap(decoded);
    const right = [...dump.flatMap(decoded), ...(bytesToo ? clusterFiles(cluster) : [])];
    const known = [...decoded(utf8(frozen.text)), ...before.values(), ...clusterBefore];
    const token = Buffer.from(voters[7]!.tokenKey, "hex").subarray(0, 16);
    return {
      truth,
      live,
      closed: stolenView(after),
      naive: naiveView(voters),
      shared: bytesToo ? sharedStrings(left, right, known) : new Set(),
      sharedControl: bytesToo ? sharedStrings(left, [...right, token], known).size : 0,
      traces: tracesIn(Buffer.concat([...after.values(), live.bytes]), voters, frozen.text),
      envelopeSizes: MEETING_GROUPS.map(
        ({ id }) => new Set(truth.get(id)!.map((one) => one.envelope.length)).size,
      ),
    };
  } finally {
    await issuer.close();
    box.stop();
  }
}

/** Everything the box has written, but its own copy of the manifest. */
function allFiles(box: TestBox): Map<string, Uint8Array> {
  const files = readFolder(box.folder);
  for (const name of files.keys()) if (name.endsWith("manifest.json")) files.delete(name);
  return files;
}

function clusterFiles({ folder }: Cluster): Uint8Array[] {
  return [...readFolder(folder).values()];
}

/** The store as a thief copies it, write-ahead log and all, opened from the copy. */
function stolenView(files: ReadonlyMap<string, Uint8Array>): BoxView {
  const stores = [...files].filter(([name]) => name.includes(".sqlite"));
  const bytes = Buffer.concat(stores.map(([, content]) => content));
  return inFolder((folder) => {
    for (const [name, content] of stores) writeFileSync(join(folder, basename(name)), content);
    return viewOf(bytes, join(folder, basename(stores.map(([name]) => name).sort()[0]!)));
  });
}

function naiveView(voters: readonly Voter[]): BoxView {
  return inFolder((folder) => {
    const path = join(folder, "naive.sqlite");
    naiveBox(
      path,
      voters.map((one) => ({ key: one.tokenKey, sheets: [...one.commitments.values()] })),
    );
    return viewOf(readFileSync(path), path);
  });
}

function inFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-prove-"));
  try {
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Names, addresses, and texts that look like a time of these years, wherever they stand but in the manifest. */
function tracesIn(bytes: Buffer, voters: readonly Voter[], manifest: string): string[] {
  const texts = voters.flatMap((one) => [one.name, one.address, one.holder]);
  const found = texts.filter((text) => bytes.includes(text));
  const printed = bytes.toString("latin1");
  const times = printed.match(/20[2-3]\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d/g) ?? [];
  const epoch = printed.match(/(?<![0-9a-zA-Z+/=])1[78]\d{8}(\d{3})?(?![0-9a-zA-Z+/=])/g) ?? [];
  return [...found, ...times.filter((time) => !manifest.includes(time)), ...epoch];
}

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
    wanted: "0 (and a planted one is found)",
    async run(scale) {
      const [first] = await thefts(scale);
      const { shared, sharedControl } = first!;
      for (const one of shared) console.error("T1 shared:", one.toString(16));
      return {
        reached: `${shared.size} (planted: ${sharedControl})`,
        holds: shared.size === 0 && sharedControl > 0,
      };
    },
  },
  {
    id: "T2",
    promise: "rank correlation of signing in with any order in the box, closed or live",
    wanted: "|τ| < 0.1",
    async run(scale) {
      const all = await thefts(scale);
      const tau = largest(VIEWS.map((view) => meanTau(all, view)));
      return { reached: `|τ| = ${tau.toFixed(3)}`, holds: tau < 0.1 };
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
    wanted: "1",
    async run() {
      const hashes = insertOrders(20);
      return { reached: String(hashes), holds: hashes === 1 };
    },
  },
  {
    id: "T6",
    promise: "names, addresses, times in the box; sizes of envelopes per group",
    wanted: "0; 1",
    async run(scale) {
      const all = await thefts(scale);
      const traces = all.flatMap((theft) => theft.traces);
      const sizes = largest(all.flatMap((theft) => theft.envelopeSizes));
      return { reached: `${traces.length}; ${sizes}`, holds: traces.length === 0 && sizes === 1 };
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

function insertOrders(orders: number): number {
  const box = openTestBox();
  const { campaign, folder } = box;
  const ballots = Array.from({ length: 60 }, (_, i) => {
    const sheets = testSheets(campaign.frozen, "peers", seeded(i));
    const sealed = sealTestBallot(campaign, "peers", issueTestToken(campaign, "peers"), sheets);
    return openEnvelope(campaign.frozen, utf8(sealed.envelope), nativeChecks);
  });
  const hashes = new Set<string>();
  for (let i = 0; i < orders; i++) {
    const store = new BoxStore(join(folder, `live-${i}.sqlite`), "open");
    for (const ballot of seeded(i).shuffled(ballots)) store.commit([ballot]);
    const path = join(folder, `closed-${i}.sqlite`);
    store.rewriteInto(path, { phase: "closed" });
    hashes.add(readFileSync(path).toString("base64"));
  }
  box.stop();
  return hashes.size;
}
