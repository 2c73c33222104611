import {
  canonicalJson,
  FILES,
  type FrozenManifest,
  type ItemTally,
  NOT_KNOWN,
  type RateeTally,
  utf8,
  type Verdict,
  verifyRecord,
} from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import {
  closedTestRecord,
  type Irregular,
  type Seeded,
  seeded,
  type TestRecord,
  testCampaign,
} from "@hengjian/ballot/testing";
import type { Proof } from "./proof.ts";
import { type SecondVerdict, secondVerdict } from "./second-verifier.ts";

/** Up to three groups of every shape; in a quarter of them something makes a group void. */
function randomRecord(random: Seeded): TestRecord {
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
  return closedTestRecord(campaign, random, (group) => turnout.get(group)!, irregular(random));
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
  const record = randomRecord(seeded(seed));
  const second = secondVerdict(record.files);
  const first = verifyRecord(record.files, { checks: nativeChecks });
  return (
    first.problems.every(({ code }) => code === "void") &&
    (first.problems.length === 0) === (second.faults.length === 0) &&
    sameFigures(first, second) &&
    sameVotes(record, first, second)
  );
}

function sameFigures(first: Verdict, second: SecondVerdict): boolean {
  const lines = first.summary.map((one) => canonicalJson(one));
  return first.root === second.root && lines.join("\n") === second.summary.slice(1).join("\n");
}

/** What was really voted, counted sheet by sheet, and the first verifier's tallies, against the second's votes. */
function sameVotes({ sheets }: TestRecord, first: Verdict, second: SecondVerdict): boolean {
  const votes = new Map<string, number>();
  const comments = new Map<string, string[]>();
  const add = (key: string) => votes.set(key, (votes.get(key) ?? 0) + 1);
  for (const [group, list] of sheets)
    for (const sheet of list) {
      const about = `${group} ${sheet.ratee}`;
      if (sheet.recused) add(`${about} recused`);
      else for (const [item, level] of Object.entries(sheet.answers)) add(`${about} ${item} ${level}`);
      if (!sheet.recused && sheet.comment !== "")
        comments.set(about, [...(comments.get(about) ?? []), sheet.comment].sort());
    }
  return (
    sameEntries(votes, second.votes) &&
    sameEntries(comments, second.comments) &&
    first.tallies !== null &&
    sameEntries(first.tallies, talliesOf(first.manifest!, second))
  );
}

/** The second's votes in the first one's shape, with every level of the form named. */
function talliesOf(frozen: FrozenManifest, { votes, comments }: SecondVerdict): Map<string, RateeTally[]> {
  const of = (...key: string[]) => votes.get(key.join(" ")) ?? 0;
  return new Map(
    Array.from(frozen.groups, ([id, { group, form }]) => [
      id,
      group.ratees.map(({ id: ratee }): RateeTally => {
        const items = form.items.map(({ id: item, levels }) => {
          const counts = levels.map((level) => [level.id, of(id, ratee, item, level.id)] as const);
          const rated = counts.reduce((sum, [, n]) => sum + n, 0);
          return {
            item,
            levels: Object.fromEntries(counts),
            notKnown: of(id, ratee, item, NOT_KNOWN),
            rated,
          };
        });
        const recused = of(id, ratee, "recused");
        const [{ rated, notKnown }] = items as [ItemTally];
        return {
          ratee,
          sheets: recused + rated + notKnown,
          recused,
          items,
          comments: comments.get(`${id} ${ratee}`) ?? [],
        };
      }),
    ]),
  );
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
  const first = verifyRecord(record.files, { checks: nativeChecks });
  const second = secondVerdict(new Map(record.files).set(name, utf8(changed)));
  return changed !== text && second.faults.length > 0 && !sameVotes(record, first, second);
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
