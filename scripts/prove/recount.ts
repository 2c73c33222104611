import { canonicalJson, FILES, NOT_KNOWN, tally, utf8, type Verdict, verifyRecord } from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import {
  closedTestRecord,
  type Irregular,
  type Seeded,
  seeded,
  type TestCampaign,
  type TestRecord,
  testCampaign,
} from "@hengjian/ballot/testing";
import type { Proof } from "./proof.ts";
import { type SecondVerdict, secondVerdict } from "./second-verifier.ts";

interface RandomCampaign {
  campaign: TestCampaign;
  record: TestRecord;
}

/** Up to three groups of every shape; in a quarter of them something makes a group void. */
function randomCampaign(random: Seeded): RandomCampaign {
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
  return {
    campaign,
    record: closedTestRecord(campaign, random, (group) => turnout.get(group)!, irregular(random)),
  };
}

function irregular(random: Seeded): Irregular {
  switch (random.below(8)) {
    case 0:
      return { issued: () => random.below(4) };
    case 1:
      return { lost: () => random.below(3) };
    default:
      return {};
  }
}

/** Whether both verifiers, and what was really voted, agree on everything of a random campaign. */
function countsAgree(seed: number): boolean {
  const { campaign, record } = randomCampaign(seeded(seed));
  const second = secondVerdict(record.files);
  const first = verifyRecord(record.files, { checks: nativeChecks });
  return (
    first.problems.every(({ code }) => code === "void") &&
    (first.problems.length === 0) === (second.faults.length === 0) &&
    sameFigures(first, second) &&
    sameVotes(campaign, record, second)
  );
}

function sameFigures(first: Verdict, second: SecondVerdict): boolean {
  const lines = first.summary.map((one) => canonicalJson(one));
  return first.root === second.root && lines.join("\n") === second.summary.slice(1).join("\n");
}

function sameVotes(
  { frozen }: TestCampaign,
  { sheets }: TestRecord,
  { votes, comments }: SecondVerdict,
): boolean {
  const expected = new Map<string, number>();
  const written = new Map<string, string[]>();
  for (const [group, list] of sheets)
    for (const one of tally(frozen.groups.get(group)!, list)) {
      const about = `${group} ${one.ratee}`;
      if (one.recused > 0) expected.set(`${about} recused`, one.recused);
      if (one.comments.length > 0) written.set(about, one.comments);
      for (const item of one.items)
        for (const [level, n] of [...Object.entries(item.levels), [NOT_KNOWN, item.notKnown] as const])
          if (n > 0) expected.set(`${about} ${item.item} ${level}`, n);
    }
  return sameEntries(expected, votes) && sameEntries(written, comments);
}

function sameEntries<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): boolean {
  const text = (map: ReadonlyMap<string, T>) => canonicalJson(Object.fromEntries(map));
  return text(a) === text(b);
}

/** The control: one vote exchanged in the openings before the second count. */
function noticesAnExchangedVote(): boolean {
  const campaign = testCampaign();
  const record = closedTestRecord(campaign, seeded(1), () => 4);
  const name = FILES.openings("peers");
  const text = Buffer.from(record.files.get(name)!).toString();
  const changed = text.replace(/"item-1":"level-(\d)"/, (_, n) => `"item-1":"level-${(Number(n) % 2) + 1}"`);
  const second = secondVerdict(new Map(record.files).set(name, utf8(changed)));
  return changed !== text && second.faults.length > 0 && !sameVotes(campaign, record, second);
}

export const recount: Proof[] = [
  {
    id: "I6",
    promise:
      "random campaigns, void ones among them, in which a verifier that shares no code finds the same roots, figures, votes, comments",
    wanted: "1,000 of 1,000 (an exchanged vote: noticed)",
    async run(scale) {
      const n = scale === "full" ? 1000 : 40;
      const different = Array.from({ length: n }, (_, seed) => seed).filter((seed) => !countsAgree(seed));
      for (const seed of different.slice(0, 10)) console.error(`I6: the verifiers differ on seed ${seed}`);
      const noticed = noticesAnExchangedVote();
      return {
        reached: `${n - different.length} of ${n} (${noticed ? "noticed" : "not noticed"})`,
        holds: different.length === 0 && noticed,
      };
    },
  },
];
