import {
  consistencyProof,
  FILES,
  inclusionProof,
  leafHash,
  Refusal,
  rootOf,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from "@hengjian/ballot";
import {
  issueTestToken,
  type Seeded,
  sealTestBallot,
  seeded,
  testCampaign,
  testCloseOrder,
} from "@hengjian/ballot/testing";
import { openTestBox, type TestBox } from "../../apps/box/src/testing/box.ts";
import type { Proof, Scale } from "./proof.ts";
import { vectorsThatHold } from "./rfc9474.ts";
import { treeRoot } from "./second-formats.ts";

const GROUPS = [
  { id: "peers", eligible: 12, ratees: 3 },
  { id: "staff", eligible: 9, ratees: 2 },
];

interface Trees {
  held: number;
  of: number;
  /** Proofs with one changed byte, or for another place, that were accepted. */
  broken: number;
}

/** Trees of 1 to 300 leaves: every proof at full scale, those of a few places in short form. */
function treesThatHold(scale: Scale): Trees {
  const leaves = Array.from({ length: 300 }, (_, i) => `leaf ${i}`);
  const all = leaves.map((leaf) => leafHash(utf8(leaf)));
  const random = seeded(1);
  const found: Trees = { held: 0, of: 0, broken: 0 };
  const count = (holds: boolean) => {
    found.of += 1;
    if (holds) found.held += 1;
  };
  for (let size = 1; size <= 300; size++) {
    const hashes = all.slice(0, size);
    const root = rootOf(hashes);
    count(treeRoot(leaves.slice(0, size)).equals(root));
    const places = scale === "full" ? hashes.map((_, i) => i) : [...new Set([0, size >> 1, size - 1])];
    for (const index of places) {
      const proof = inclusionProof(hashes, index);
      count(verifyInclusion(hashes[index]!, index, size, proof, root));
      if (verifyInclusion(hashes[index]!, index, size, bent(proof, random), root)) found.broken += 1;
      if (size > 1 && verifyInclusion(hashes[index]!, (index + 1) % size, size, proof, root))
        found.broken += 1;
      const first = index + 1;
      const [beginning, steps] = [rootOf(hashes.slice(0, first)), consistencyProof(hashes, first)];
      count(verifyConsistency(first, size, beginning, root, steps));
      if (verifyConsistency(first, size, beginning, root, bent(steps, random))) found.broken += 1;
    }
  }
  return found;
}

/** The proof with one bit changed, or a step too many where it has none. */
function bent(proof: readonly Uint8Array[], random: Seeded): Uint8Array[] {
  if (proof.length === 0) return [new Uint8Array(32)];
  const copy = proof.map((step) => step.slice());
  random.pick(copy)[random.below(32)]! ^= 1 << random.below(8);
  return copy;
}

interface Abuse {
  accepted: number;
  rows: number;
  refused: number;
  wrong: number;
  honest: number;
}

/** Parallel uses of one token, replays, and tokens from elsewhere, against a real box; then an honest ballot. */
async function tokenAbuse(replays: number): Promise<Abuse> {
  const box = openTestBox({ groups: GROUPS });
  const { campaign } = box;
  const held = issueTestToken(campaign, "peers");
  const ballots = Array.from({ length: 100 }, () => utf8(sealTestBallot(campaign, "peers", held).envelope));
  const outcomes = await Promise.allSettled(ballots.map((one) => box.box.cast(one)));
  const accepted = outcomes.filter(({ status }) => status === "fulfilled").length;
  const winner = ballots[outcomes.findIndex(({ status }) => status === "fulfilled")]!;
  for (let i = 0; i < replays; i++) await box.box.cast(winner);
  const other = testCampaign({ campaign: "other", groups: GROUPS });
  const wrong = [
    sealTestBallot(campaign, "peers", issueTestToken(campaign, "staff")),
    sealTestBallot(campaign, "peers", issueTestToken(other, "peers")),
    sealTestBallot(other, "peers", issueTestToken(other, "peers")),
    sealTestBallot(campaign, "peers", { ...issueTestToken(campaign, "peers"), seed: held.seed }),
  ];
  let refused = 0;
  for (const { envelope } of wrong) if (!(await isTaken(box, envelope))) refused += 1;
  const honest = sealTestBallot(campaign, "staff", issueTestToken(campaign, "staff"));
  const taken = await isTaken(box, honest.envelope);
  box.box.close(testCloseOrder(campaign, () => 9));
  const lines = linesIn(box, FILES.ballots("peers")) + linesIn(box, FILES.ballots("staff"));
  box.stop();
  return {
    accepted,
    rows: lines - accepted - (taken ? 1 : 0),
    refused,
    wrong: wrong.length,
    honest: taken ? 1 : 0,
  };
}

async function isTaken({ box }: TestBox, envelope: string): Promise<boolean> {
  try {
    await box.cast(utf8(envelope));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function linesIn({ box }: TestBox, file: string): number {
  return Buffer.from(box.record().get(file)!).toString().split("\n").length - 1;
}

export const trees: Proof[] = [
  {
    id: "I1",
    promise: "vectors of RFC 9474; roots and proofs of RFC 6962 for sizes 1 to 300; broken proofs accepted",
    wanted: "4 of 4; all; 0",
    async run(scale) {
      const vectors = vectorsThatHold();
      const { held, of, broken } = treesThatHold(scale);
      return {
        reached: `${vectors} of 4; ${held} of ${of}; ${broken}`,
        holds: vectors === 4 && held === of && broken === 0,
      };
    },
  },
];

export const tokens: Proof[] = [
  {
    id: "I4",
    promise:
      "100 parallel uses of one token: accepted; 10,000 replays: rows added; wrong group, campaign, key: refused",
    wanted: "1; 0; all (an honest one: taken)",
    async run(scale) {
      const { accepted, rows, refused, wrong, honest } = await tokenAbuse(scale === "full" ? 10_000 : 500);
      return {
        reached: `${accepted}; ${rows}; ${refused} of ${wrong} (${honest} of 1)`,
        holds: accepted === 1 && rows === 0 && refused === wrong && honest === 1,
      };
    },
  },
];
