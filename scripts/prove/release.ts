import { writeFileSync } from "node:fs";
import {
  FILES,
  type FrozenManifest,
  freezeManifest,
  type ItemTally,
  openManifest,
  type RateeTally,
  Refusal,
  type ReleasedCell,
  release,
  type Sheet,
  tally,
  utf8,
  verifyRecord,
} from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import {
  closedTestRecord,
  issueTestToken,
  type Seeded,
  sealTestBallot,
  seeded,
  testCampaign,
  testManifest,
} from "@hengjian/ballot/testing";
import { openTestBox } from "../../apps/box/src/testing/box.ts";
import { type Proof, percent } from "./proof.ts";

const SCOPES = ["a", "b", "c", "d", "e"];

/**
 * A reader asks for cells in any order and adds and subtracts what was answered. A sequence fails when the sums of
 * some set of groups with fewer ratings than the threshold can be worked out from the answers.
 */
function sequencesThatReveal(sequences: number, cellsOf: Cells): number {
  const { frozen } = testCampaign({
    groups: SCOPES.map((id) => ({ id, eligible: 99, ratees: 2 })),
    items: 2,
  });
  let failed = 0;
  for (let i = 0; i < sequences; i++) if (reveals(frozen, seeded(i), cellsOf)) failed += 1;
  return failed;
}

type Tallies = ReadonlyMap<string, readonly RateeTally[]>;
type Cells = (frozen: FrozenManifest, tallies: Tallies) => ReleasedCell[];

const releasedCells: Cells = (frozen, tallies) => release(frozen, tallies).cells;

/** The control: each cell is shown by its own threshold, whatever can be subtracted from it. */
const cellByCell: Cells = (frozen, tallies) =>
  release(frozen, tallies).cells.map((cell) => {
    const rated = (scope: string) => itemOf(tallies, scope, cell).rated;
    const n = cell.scope === null ? SCOPES.reduce((sum, scope) => sum + rated(scope), 0) : rated(cell.scope);
    return { ...cell, mean: n >= 5 ? 0 : null, levels: n >= 8 ? {} : null };
  });

function itemOf(tallies: Tallies, scope: string, { ratee, item }: ReleasedCell): ItemTally {
  const own = tallies.get(scope)!.find((one) => one.ratee === ratee)!;
  return own.items.find((one) => one.item === item)!;
}

function reveals(frozen: FrozenManifest, random: Seeded, cellsOf: Cells): boolean {
  const tallies = new Map(
    SCOPES.map((id) => [id, tally(frozen.groups.get(id)!, someSheets(frozen, random))] as const),
  );
  const released = cellsOf(frozen, tallies);
  const asked = random.shuffled(released).slice(0, 1 + random.below(released.length));
  const about = new Set(asked.map((cell) => `${cell.ratee} ${cell.item}`));
  for (const subject of about) {
    const cells = asked.filter((cell) => `${cell.ratee} ${cell.item}` === subject);
    const sizes = SCOPES.map((scope) => itemOf(tallies, scope, cells[0]!).rated);
    const means = cells.filter(({ mean }) => mean !== null).map(rowOf);
    const levels = cells.filter((cell) => cell.levels !== null).map(rowOf);
    if (smallSetDerivable(means, sizes, 5) || smallSetDerivable(levels, sizes, 8)) return true;
  }
  return false;
}

/** Which groups a shown cell adds up. */
function rowOf(cell: ReleasedCell): number[] {
  return SCOPES.map((scope) => (cell.scope === null || cell.scope === scope ? 1 : 0));
}

/** Whether some set of groups with 1 to threshold − 1 ratings lies in the span of the shown sums. */
function smallSetDerivable(rows: readonly number[][], sizes: readonly number[], threshold: number): boolean {
  // A group without ratings adds nothing to any sum: it is known to be zero.
  const units = sizes.map((size, i) => (size === 0 ? sizes.map((_, k) => (k === i ? 1 : 0)) : null));
  const known = [...rows, ...units.filter((row) => row !== null)];
  for (let set = 1; set < 2 ** sizes.length; set++) {
    const row = sizes.map((_, i) => (set >> i) & 1);
    const n = sizes.reduce((sum, size, i) => sum + size * row[i]!, 0);
    if (n > 0 && n < threshold && rank(known) === rank([...known, row])) return true;
  }
  return false;
}

function rank(rows: readonly number[][]): number {
  const matrix = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < SCOPES.length; column++) {
    const pivot = matrix.findIndex((row, i) => i >= found && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [matrix[found], matrix[pivot]] = [matrix[pivot]!, matrix[found]!];
    for (let i = found + 1; i < matrix.length; i++) {
      const factor = matrix[i]![column]! / matrix[found]![column]!;
      matrix[i] = matrix[i]!.map((value, k) => value - factor * matrix[found]![k]!);
    }
    found += 1;
  }
  return found;
}

function someSheets(frozen: FrozenManifest, random: Seeded): Sheet[] {
  const { group, form } = frozen.groups.get("a")!;
  return group.ratees.flatMap(({ id }) =>
    Array.from({ length: random.below(13) }, (): Sheet => {
      if (random.below(10) === 0) return { ratee: id, recused: true };
      const answers = form.items.map((item) => [
        item.id,
        random.below(6) === 0 ? "not-known" : random.pick(item.levels).id,
      ]);
      return { ratee: id, recused: false, answers: Object.fromEntries(answers), comment: "" };
    }),
  );
}

/** Ways to loosen a frozen campaign, how many of them succeed, and how many are taken before the freeze. */
async function loosened(): Promise<{ tried: number; succeeded: string[]; before: number }> {
  const succeeded: string[] = [];
  const { manifest } = testManifest();
  const loosen: [string, object][] = [
    ["smaller thresholds", { thresholds: { mean: 2, distribution: 2, comments: 2 } }],
    ["another issuing window", { issuing: { from: "2020-01-01T00:00:00Z", until: "2099-01-01T00:00:00Z" } }],
    [
      "one more ratee",
      { groups: manifest.groups.map((group) => ({ ...group, eligible: group.eligible + 1 })) },
    ],
    ["formal instead of mock", { mode: "formal" }],
  ];
  let before = 0;
  const box = openTestBox();
  const { campaign, folder } = box;
  for (const [name, change] of loosen) {
    const changed = freezeManifest({ ...campaign.frozen.manifest, ...change });
    // The running box refuses it,
    if (!refused(() => box.boxes.add(changed.text))) succeeded.push(`${name}: the box took it`);
    // The same under another name, before its freeze, is an ordinary campaign: it is the freeze that refuses it.
    const early = freezeManifest({ ...changed.manifest, campaign: `early-${before}` });
    if (!refused(() => box.boxes.add(early.text))) before += 1;
    // and a token of the frozen campaign is worth nothing under it.
    const held = issueTestToken(campaign, "peers");
    const sealed = sealTestBallot({ ...campaign, frozen: changed }, "peers", held);
    if (
      await box.box.cast(utf8(sealed.envelope)).then(
        () => true,
        () => false,
      )
    )
      succeeded.push(`${name}: the box took a ballot`);
  }
  const changed = freezeManifest({
    ...campaign.frozen.manifest,
    thresholds: { mean: 2, distribution: 2, comments: 2 },
  });
  const file = `${folder}/test-2026/manifest.json`;
  writeFileSync(file, changed.text);
  if (!refused(() => box.reopen())) succeeded.push("manifest changed on the disk: the box opened it");
  writeFileSync(file, campaign.frozen.text);
  box.reopen();
  box.stop();
  const record = closedTestRecord(campaign, seeded(1), () => 3);
  const swapped = new Map(record.files).set(FILES.manifest, utf8(changed.text));
  if (verifyRecord(swapped, { checks: nativeChecks }).problems.length === 0)
    succeeded.push("the verifier took it");
  if (!refused(() => openManifest(campaign.frozen.text.replace('"mean":5', '"mean": 2'))))
    succeeded.push("edited text");
  return { tried: 2 * loosen.length + 3, succeeded, before: before / loosen.length };
}

function refused(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch (error) {
    return error instanceof Refusal || error instanceof Error;
  }
}

export const releaseProofs: Proof[] = [
  {
    id: "T8",
    promise: "10,000 sequences of questions that reveal a cell below its threshold",
    wanted: "0 (without hiding the next smallest: > 0)",
    async run(scale) {
      const n = scale === "full" ? 10_000 : 1000;
      const failed = sequencesThatReveal(n, releasedCells);
      const control = sequencesThatReveal(1000, cellByCell);
      return {
        reached: `${failed} of ${n} (${control} of 1000)`,
        holds: failed === 0 && control > 0,
      };
    },
  },
  {
    id: "T9",
    promise: "ways to change anonymity after the freeze that succeed",
    wanted: "0 (before the freeze: 100 %)",
    async run() {
      const { tried, succeeded, before } = await loosened();
      for (const one of succeeded) console.error("T9:", one);
      return {
        reached: `${succeeded.length} of ${tried} (${percent(before)})`,
        holds: succeeded.length === 0 && before === 1,
      };
    },
  },
];
