import { expect, test } from "vitest";
import {
  checkCounted,
  checkRecountOrder,
  FILES,
  fromUtf8,
  openCloseOrder,
  plainChecks,
  Refusal,
  signCloseOrder,
  signedRoot,
  signRecountOrder,
  tally,
  utf8,
  verifyRecord,
} from "./index.ts";
import { nativeChecks } from "./node.ts";
import { closedTestRecord, seeded, testCampaign } from "./testing/index.ts";

const campaign = testCampaign({
  groups: [
    { id: "peers", eligible: 12, ratees: 3 },
    { id: "staff", eligible: 9, ratees: 2 },
    { id: "nobody-came", eligible: 4, ratees: 1 },
  ],
});
const voters = (group: string) => ({ peers: 10, staff: 9, "nobody-came": 0 })[group] ?? 0;
const record = closedTestRecord(campaign, seeded(5), voters);
const without = (...names: string[]) => new Map([...record.files].filter(([name]) => !names.includes(name)));

test("an honest record has no problem, by either kind of check, and its tallies are those of the sheets", () => {
  for (const checks of [plainChecks, nativeChecks]) {
    const verdict = verifyRecord(record.files, { checks });
    expect(verdict.problems).toEqual([]);
    expect(
      verdict.summary.map(({ eligible, issued, ballots, valid }) => [eligible, issued, ballots, valid]),
    ).toEqual([
      [12, 10, 10, 10],
      [9, 9, 9, 9],
      [4, 0, 0, 0],
    ]);
    for (const [group, sheets] of record.sheets)
      expect(verdict.tallies?.get(group)).toEqual(tally(campaign.frozen.groups.get(group)!, sheets));
  }
});

test("the published copy without answers verifies, and says that it holds no tallies", () => {
  const verdict = verifyRecord(
    without(...[...record.files.keys()].filter((name) => name.endsWith("openings.jsonl"))),
  );
  expect(verdict.problems).toEqual([]);
  expect(verdict.tallies).toBeNull();
});

test("a missing file, a foreign file, and another printed hash or root are named", () => {
  for (const name of record.files.keys())
    expect(verifyRecord(without(name)).problems.map(({ file }) => file)).toContain(name);
  const foreign = verifyRecord(new Map([...record.files, ["groups/x.txt", utf8("x")]]));
  expect(foreign.problems.map(({ code }) => code)).toEqual(["unknown-file"]);
  const other = verifyRecord(record.files, { manifestHash: "0".repeat(64), root: "AAAA" });
  expect(other.problems.map(({ code }) => code)).toEqual(["other-manifest", "other-root"]);
  const { supervisorKey, boxKey } = campaign.frozen.manifest;
  expect(verifyRecord(record.files, { supervisorKey }).problems).toEqual([]);
  const foreignKey = verifyRecord(record.files, { supervisorKey: boxKey });
  expect(foreignKey.problems.map(({ code }) => code)).toEqual(["other-supervisor"]);
});

test("a group with more ballots than tokens is void, and the verifier says so", () => {
  const stuffed = closedTestRecord(campaign, seeded(6), (group) => (group === "staff" ? 10 : voters(group)));
  const verdict = verifyRecord(stuffed.files);
  expect(verdict.problems.map(({ code }) => code)).toEqual(["void"]);
  expect(verdict.summary[1]).toMatchObject({ valid: 0, invalid: 10, void: ["more-ballots-than-eligible"] });
});

test("a box that does not enforce a limit per ballot is found by the sum of what was given", () => {
  const limits = [{ item: "item-1", level: "level-1", atMost: 1 }];
  const limited = testCampaign({ groups: [{ id: "peers", eligible: 9, ratees: 4, limits }] });
  const { group, form, key } = limited.frozen.groups.get("peers")!;
  // The same frozen text and hash, read by a box that overlooks the limits.
  const groups = new Map([["peers", { group: { ...group, limits: [] }, form, key }]]);
  const careless = { ...limited, frozen: { ...limited.frozen, groups } };
  const { files } = closedTestRecord(careless, seeded(1), () => 9);
  const verdict = verifyRecord(files);
  const given = verdict
    .tallies!.get("peers")!
    .reduce((sum, one) => sum + one.items[0]!.levels["level-1"]!, 0);
  expect(given).toBeGreaterThan(9);
  expect(verdict.problems.map(({ code }) => code)).toEqual(["over-limit"]);
});

test("every rater finds the own ballot; a missing row is proof against the box", () => {
  const { frozen } = campaign;
  for (const dispute of record.disputes)
    expect(checkCounted(frozen, record.files, dispute)).toEqual({ outcome: "counted" });
  const dispute = record.disputes[0]!;
  const drop = (name: string, digits: string) =>
    new Map(record.files).set(
      name,
      utf8(
        fromUtf8(record.files.get(name)!)
          .split("\n")
          .filter((line) => !line.includes(digits))
          .join("\n"),
      ),
    );
  expect(checkCounted(frozen, drop(FILES.ballots("peers"), dispute.receipt.h), dispute)).toEqual({
    outcome: "ballot-missing",
  });
  expect(checkCounted(frozen, drop(FILES.sheets("peers"), dispute.commitments[1]!), dispute)).toEqual({
    outcome: "sheets-missing",
    ratees: ["ratee-2"],
  });
  const forged = { ...dispute, commitments: [...dispute.commitments].reverse() };
  expect(checkCounted(frozen, record.files, forged)).toEqual({ outcome: "not-a-proof" });
});

test("closing takes two different officers, this campaign and the counts of all groups", () => {
  const { frozen, officers, box } = campaign;
  const counts = frozen.manifest.groups.map(({ id }) => ({ id, issued: 5, replaced: 1 }));
  const signed = signCloseOrder(frozen, counts, officers);
  expect(openCloseOrder(frozen, signed)).toEqual(counts);
  const other = testCampaign({ campaign: "other" });
  for (const bad of [
    signCloseOrder(frozen, counts, [officers[0]]),
    signCloseOrder(frozen, counts, [officers[0], officers[0]]),
    signCloseOrder(frozen, counts, [officers[0], box]),
    signCloseOrder(frozen, counts.slice(1), officers),
    signCloseOrder(other.frozen, counts, officers),
    signed.replace('"issued":5', '"issued":6'),
    "close it",
  ])
    expect(() => openCloseOrder(frozen, bad)).toThrow(Refusal);
});

test("answers are handed out on the order of two officers only", () => {
  const { frozen, officers, box } = campaign;
  expect(() => checkRecountOrder(frozen, signRecountOrder(frozen, officers))).not.toThrow();
  for (const bad of [
    signRecountOrder(frozen, [officers[0]]),
    signRecountOrder(frozen, [officers[0], box]),
    signCloseOrder(frozen, [], officers),
    "",
  ])
    expect(() => checkRecountOrder(frozen, bad)).toThrow(Refusal);
});

test("a phone sees whether the lists it was shown are those that were signed", () => {
  const { frozen } = campaign;
  expect(signedRoot(frozen, record.files, "staff")).toBe(verifyRecord(record.files).root);
  for (const name of [FILES.ballots("staff"), FILES.sheets("staff"), FILES.summary, FILES.checkpoint]) {
    const cut = new Map(record.files).set(name, record.files.get(name)!.slice(0, -80));
    expect(signedRoot(frozen, cut, "staff")).toBeNull();
  }
});
