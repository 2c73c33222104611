import {
  consistencyProof,
  FILES,
  inclusionProof,
  leafHash,
  NOT_KNOWN,
  Refusal,
  rootOf,
  tally,
  utf8,
  verifyConsistency,
  verifyInclusion,
  verifyRecord,
} from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import {
  closedTestRecord,
  issueTestToken,
  type Seeded,
  sealTestBallot,
  seeded,
  type TestRecord,
  testCampaign,
} from "@hengjian/ballot/testing";
import { openTestBox } from "../../apps/box/src/testing/box.ts";
import type { Proof } from "./proof.ts";
import { vectorsThatHold } from "./rfc9474.ts";
import { secondCount } from "./second-tally.ts";

const GROUPS = [
  { id: "peers", eligible: 12, ratees: 3 },
  { id: "staff", eligible: 9, ratees: 2 },
];

/** Changes that a tamperer with the whole folder could make, without any secret key. */
const TAMPERINGS: ((files: Map<string, Uint8Array>, random: Seeded) => void)[] = [
  // One bit of any file.
  (files, random) => {
    const name = random.pick([...files.keys()]);
    const bytes = files.get(name)!.slice();
    bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
    files.set(name, bytes);
  },
  // A line dropped, doubled, or two exchanged.
  (files, random) => changeLines(files, random, (lines, i) => void lines.splice(i, 1)),
  (files, random) => changeLines(files, random, (lines, i) => void lines.splice(i, 0, lines[i]!)),
  (files, random) =>
    changeLines(files, random, (lines, i) => {
      const j = (i + 1) % lines.length;
      [lines[i], lines[j]] = [lines[j]!, lines[i]!];
    }),
  // A whole file gone, empty, or that of the other group.
  (files, random) => void files.delete(random.pick([...files.keys()])),
  (files, random) => void files.set(random.pick([...files.keys()]), new Uint8Array(0)),
  (files) => {
    const [a, b] = [FILES.ballots("peers"), FILES.ballots("staff")];
    const kept = files.get(a)!;
    files.set(a, files.get(b)!);
    files.set(b, kept);
  },
  // One vote changed, in answers alone.
  (files, random) =>
    replaceIn(
      files,
      FILES.openings("peers"),
      /"item-1":"level-(\d)"/g,
      random,
      (level) => `"item-1":"level-${(Number(level) % 4) + 1}"`,
    ),
  // One sheet moved to another ratee.
  (files, random) =>
    replaceIn(files, FILES.sheets("peers"), /"ratee-(\d)"/g, random, (n) => `"ratee-${(Number(n) % 3) + 1}"`),
  // A figure of the summary, or of the order to close.
  (files, random) =>
    replaceIn(
      files,
      random.pick([FILES.summary, FILES.order]),
      /"issued":(\d+)/g,
      random,
      (n) => `"issued":${Number(n) + 1}`,
    ),
  (files, random) => replaceIn(files, FILES.manifest, /"mean":(\d+)/g, random, () => '"mean":2'),
];

function changeLines(
  files: Map<string, Uint8Array>,
  random: Seeded,
  change: (lines: string[], at: number) => void,
): void {
  const name = random.pick([...files.keys()].filter((one) => one.endsWith(".jsonl")));
  const lines = Buffer.from(files.get(name)!).toString().trimEnd().split("\n");
  change(lines, random.below(lines.length));
  files.set(name, utf8(lines.map((line) => `${line}\n`).join("")));
}

function replaceIn(
  files: Map<string, Uint8Array>,
  name: string,
  pattern: RegExp,
  random: Seeded,
  by: (found: string) => string,
): void {
  const text = Buffer.from(files.get(name)!).toString();
  const at = random.pick([...text.matchAll(pattern)]);
  files.set(name, utf8(text.slice(0, at.index) + by(at[1]!) + text.slice(at.index + at[0].length)));
}

export function tamperingsFound(n: number): number {
  const record = closedTestRecord(testCampaign({ groups: GROUPS }), seeded(2), (group) =>
    group === "peers" ? 9 : 7,
  );
  let found = 0;
  for (let i = 0; i < n; i++) {
    const files = new Map(record.files);
    TAMPERINGS[i % TAMPERINGS.length]!(files, seeded(i));
    if (verifyRecord(files, { checks: nativeChecks }).problems.length > 0) found += 1;
    else console.error(`I2: tampering ${i} of kind ${i % TAMPERINGS.length} was not found`);
  }
  return found;
}

function treesThatHold(): { held: number; of: number } {
  const all = Array.from({ length: 300 }, (_, i) => leafHash(Uint8Array.of(i >> 8, i & 255)));
  let held = 0;
  let of = 0;
  for (let size = 1; size <= 300; size++) {
    const hashes = all.slice(0, size);
    const root = rootOf(hashes);
    for (const index of new Set([0, size >> 1, size - 1])) {
      of += 1;
      if (verifyInclusion(hashes[index]!, index, size, inclusionProof(hashes, index), root)) held += 1;
    }
    for (const first of new Set([1, (size >> 1) + 1, size].filter((one) => one <= size))) {
      of += 1;
      if (
        verifyConsistency(first, size, rootOf(hashes.slice(0, first)), root, consistencyProof(hashes, first))
      )
        held += 1;
    }
  }
  return { held, of };
}

/** Parallel uses of one token, replays, and tokens from elsewhere, against a real box. */
async function tokenAbuse(replays: number) {
  const box = openTestBox({ groups: GROUPS });
  const { campaign } = box;
  const held = issueTestToken(campaign, "peers");
  const ballots = Array.from({ length: 100 }, () => utf8(sealTestBallot(campaign, "peers", held).envelope));
  const outcomes = await Promise.allSettled(ballots.map((one) => box.box.cast(one)));
  const accepted = outcomes.filter(({ status }) => status === "fulfilled").length;
  const winner = ballots[outcomes.findIndex(({ status }) => status === "fulfilled")]!;
  for (let i = 0; i < replays; i++) await box.box.cast(winner);
  const rows = box.box.received().peers! - 1;
  const other = testCampaign({ campaign: "other", groups: GROUPS });
  const wrong = [
    sealTestBallot(campaign, "peers", issueTestToken(campaign, "staff")),
    sealTestBallot(campaign, "peers", issueTestToken(other, "peers")),
    sealTestBallot(other, "peers", issueTestToken(other, "peers")),
    sealTestBallot(campaign, "peers", { ...issueTestToken(campaign, "peers"), seed: held.seed }),
  ];
  let refused = 0;
  for (const { envelope } of wrong)
    await box.box.cast(utf8(envelope)).catch((error: unknown) => {
      if (error instanceof Refusal) refused += 1;
    });
  box.stop();
  return { accepted, rows, refused, wrong: wrong.length };
}

/** Whether the second count of a random campaign equals what was voted and what the verifier says. */
function countsAgree(seed: number): boolean {
  const random = seeded(seed);
  const campaign = testCampaign({
    groups: Array.from({ length: 1 + random.below(3) }, (_, i) => ({
      id: `g${i}`,
      eligible: 5,
      ratees: 1 + random.below(4),
    })),
    items: 1 + random.below(3),
    levels: 2 + random.below(4),
    commentLength: random.below(2) * 30,
  });
  const turnout = new Map(campaign.frozen.manifest.groups.map(({ id }) => [id, random.below(6)]));
  const record = closedTestRecord(campaign, random, (group) => turnout.get(group)!);
  const second = secondCount(record.files);
  const verdict = verifyRecord(record.files, { checks: nativeChecks });
  return (
    verdict.problems.length === 0 && verdict.root === second.root && sameVotes(campaign, record, second.votes)
  );
}

function sameVotes(
  { frozen }: ReturnType<typeof testCampaign>,
  { sheets }: TestRecord,
  votes: ReadonlyMap<string, number>,
): boolean {
  const expected = new Map<string, number>();
  for (const [group, list] of sheets)
    for (const one of tally(frozen.groups.get(group)!, list)) {
      if (one.recused > 0) expected.set(`${group} ${one.ratee} recused`, one.recused);
      for (const item of one.items)
        for (const [level, n] of [...Object.entries(item.levels), [NOT_KNOWN, item.notKnown] as const])
          if (n > 0) expected.set(`${group} ${one.ratee} ${item.item} ${level}`, n);
    }
  return expected.size === votes.size && [...expected].every(([key, n]) => votes.get(key) === n);
}

export const integrity: Proof[] = [
  {
    id: "I1",
    promise: "vectors of RFC 9474; proofs of RFC 6962 for sizes 1 to 300",
    wanted: "4 of 4; all",
    async run() {
      const vectors = vectorsThatHold();
      const { held, of } = treesThatHold();
      return { reached: `${vectors} of 4; ${held} of ${of}`, holds: vectors === 4 && held === of };
    },
  },
  {
    id: "I2",
    promise: "tamperings of a closed record that the verifier finds",
    wanted: "1,000 of 1,000",
    async run(scale) {
      const n = scale === "full" ? 1000 : 150;
      const found = tamperingsFound(n);
      return { reached: `${found} of ${n}`, holds: found === n };
    },
  },
  {
    id: "I4",
    promise:
      "100 parallel uses of one token: accepted; 10,000 replays: rows added; wrong group, campaign, key: refused",
    wanted: "1; 0; all",
    async run(scale) {
      const { accepted, rows, refused, wrong } = await tokenAbuse(scale === "full" ? 10_000 : 500);
      const holds = accepted === 1 && rows === 0 && refused === wrong;
      return { reached: `${accepted}; ${rows}; ${refused} of ${wrong}`, holds };
    },
  },
  {
    id: "I6",
    promise: "random campaigns in which a second count, sharing no code, is equal",
    wanted: "1,000 of 1,000",
    async run(scale) {
      const n = scale === "full" ? 1000 : 40;
      const equal = Array.from({ length: n }, (_, seed) => countsAgree(seed)).filter((one) => one).length;
      return { reached: `${equal} of ${n}`, holds: equal === n };
    },
  },
];
