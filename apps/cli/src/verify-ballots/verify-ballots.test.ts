import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  afterAttempt,
  cosignNote,
  type Dispute,
  disputeFrom,
  FILES,
  fromUtf8,
  pendingOf,
  readableHash,
  signCheckpoint,
  utf8,
} from "@hengjian/ballot";
import { issueTestToken, sealTestBallot, seeded, testCloseOrder, testSheets } from "@hengjian/ballot/testing";
import { Boxes } from "@hengjian/box";
import { openTestBox, type TestBox } from "@hengjian/box/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { verify } from "../verify.ts";

const GROUPS = [
  { id: "peers", eligible: 9, ratees: 3 },
  { id: "staff", eligible: 6, ratees: 2 },
];

let box: TestBox;
let scratch: string;
/** A copy of the record for each test to tamper with. */
let record: string;
let recount: string;
const envelopes: Uint8Array[] = [];
const disputes: Dispute[] = [];

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "衡鉴 verify-"));
  box = openTestBox({ groups: GROUPS });
  for (const [group, voters] of [["peers", 5] as const, ["staff", 4] as const])
    for (let i = 0; i < voters; i++) disputes.push(await vote(group, i));
  box.box.close(testCloseOrder(box.campaign, (group) => (group === "peers" ? 6 : 4)));
  const own = fromUtf8(box.box.record().get(FILES.checkpoint)!);
  box.box.cosign(cosignNote(own, box.campaign.supervisor));
});
beforeEach(() => {
  record = mkdtempSync(join(scratch, "record-"));
  recount = mkdtempSync(join(scratch, "recount-"));
  const folder = join(box.folder, "test-2026");
  cpSync(join(folder, "record"), record, { recursive: true });
  cpSync(join(folder, "recount"), recount, { recursive: true });
});
afterAll(() => {
  box.stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** One rater from token to the proof on the phone. */
async function vote(group: string, seed: number): Promise<Dispute> {
  const { campaign } = box;
  const sheets = testSheets(campaign.frozen, group, seeded(seed));
  const sealed = sealTestBallot(campaign, group, issueTestToken(campaign, group), sheets);
  envelopes.push(utf8(sealed.envelope));
  const receipt = await box.box.cast(utf8(sealed.envelope));
  const answer = { status: 200, body: JSON.stringify(receipt) };
  return disputeFrom(afterAttempt(campaign.frozen, pendingOf(group, sealed), answer));
}

/** As its own process, the way a supervisor starts it. */
function hengjian(...args: string[]): { code: number | null; said: string } {
  const program = fileURLToPath(new URL("../../bin/hengjian.mjs", import.meta.url));
  const run = spawnSync(process.execPath, [program, "verify", ...args], { encoding: "utf8" });
  return { code: run.status, said: run.stdout + run.stderr };
}

async function verifying(...args: string[]): Promise<{ code: number; said: string }> {
  let said = "";
  const out = { write: (text: string) => (said += text) };
  const code = await verify(args, { stdout: out, stderr: out });
  return { code, said };
}

function edit(folder: string, name: string, change: (lines: string[]) => string[]): void {
  const path = join(folder, name);
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  writeFileSync(
    path,
    change(lines)
      .map((line) => `${line}\n`)
      .join(""),
  );
}

const PEERS = FILES.ballots("peers");
const rootOfBox = () => fromUtf8(box.box.record().get(FILES.checkpoint)!).split("\n")[2]!;

test("a closed box holds, with its figures, in both languages; what was not compared is said", () => {
  const { code, said } = hengjian("ballots", record);
  expect(said).toContain("It holds: the record of 2 groups and 9 ballots was checked and is sound.");
  expect(said).toContain("成立：2 个评价主体、9 张测评票");
  expect(said).toContain("应到 eligible 9，发出 issued 6（补发 replaced 0），收回 ballots 5，有效 valid 5");
  expect(said).toContain(`root  ${rootOfBox()}`);
  expect(said).toContain("whether all of it was replaced cannot be seen");
  expect(said).toContain("The record holds no answers");
  expect(code).toBe(0);
});

test("with the recount team's answers every vote is counted anew", async () => {
  const { code, said } = await verifying("ballots", record, "--recount", recount);
  expect(said).toMatch(/tally peers ratee-1：测评票 sheets 5/);
  expect(said).toMatch(/item-1：level-1 \d，level-2 \d，level-3 \d，level-4 \d，不了解 not known \d/);
  expect(code).toBe(0);
});

test("what was printed outside is compared; a record replaced as a whole is exposed by it", async () => {
  const { hashText, manifest } = box.campaign.frozen;
  const printed = ["--manifest-hash", readableHash(hashText), "--root", rootOfBox()];
  const own = await verifying("ballots", record, ...printed, "--supervisor-key", manifest.supervisorKey);
  expect(own.said).toContain(
    "Compared with what was kept outside (--manifest-hash, --root, --supervisor-key)",
  );
  expect(own.code).toBe(0);
  const other = await verifying(
    "ballots",
    record,
    "--manifest-hash",
    "0".repeat(64),
    "--root",
    "0".repeat(64),
    "--supervisor-key",
    manifest.boxKey,
  );
  expect(other.said).toMatch(/\[other-manifest\][\s\S]*\[other-supervisor\][\s\S]*\[other-root\]/);
  expect(other.code).toBe(1);
});

test("every fault is named with file and line, the first one first", () => {
  edit(record, PEERS, (lines) => lines.with(2, lines[2]!.replace(/"h":"../, '"h":"zz')));
  edit(record, FILES.summary, (lines) => lines.with(1, lines[1]!.replace('"issued":6', '"issued":7')));
  const { code, said } = hengjian("ballots", record);
  expect(said).toMatch(
    /^不成立：发现 \d 处问题，第一处在 groups\/peers\/ballots.jsonl。\nIt does not hold: \d faults/,
  );
  expect(said).toContain(`1. ${PEERS}:3  [unreadable]`);
  expect(said).toContain(`${FILES.summary}:2  [summary-differs]`);
  expect(code).toBe(1);
});

/** Everything that a tamperer without the supervisor's key may do to a record. */
const TAMPERINGS: [string, RegExp, () => void][] = [
  [
    "a ballot dropped",
    /summary\.jsonl:2 {2}\[summary-differs\]/,
    () => edit(record, PEERS, (all) => all.slice(1)),
  ],
  [
    "a ballot doubled",
    /ballots\.jsonl:2 {2}\[order\]/,
    () => edit(record, PEERS, (all) => [all[0]!, ...all]),
  ],
  [
    "a ballot of the other group",
    /ballots\.jsonl:\d {2}\[bad-token\]/,
    () => {
      const [foreign] = readFileSync(join(record, FILES.ballots("staff")), "utf8").split("\n");
      edit(record, PEERS, (all) => [...all.slice(1), foreign!]);
    },
  ],
  ["a sheet dropped", /\[void\]/, () => edit(record, FILES.sheets("peers"), (all) => all.slice(1))],
  [
    "a sheet given to another ratee",
    /\[void\][\s\S]*\[summary-differs\]/,
    () =>
      edit(record, FILES.sheets("staff"), (all) =>
        all.with(
          0,
          all[0]!.replace(/ratee-\d/, (found) => (found === "ratee-1" ? "ratee-2" : "ratee-1")),
        ),
      ),
  ],
  [
    "more tokens in the order to close",
    /close-order\.txt {2}\[bad-order\]/,
    () => edit(record, FILES.order, (all) => all.map((line) => line.replace('"issued":6', '"issued":8'))),
  ],
  [
    "smaller thresholds in the manifest",
    /close-order\.txt {2}\[bad-order\]/,
    () => {
      const path = join(record, FILES.manifest);
      writeFileSync(path, readFileSync(path, "utf8").replace('"mean":5', '"mean":2'));
    },
  ],
  [
    "a checkpoint signed by the box alone",
    /checkpoint\.txt {2}\[bad-checkpoint\]/,
    () => {
      const checkpoint = { origin: "hengjian/ballots/test-2026", size: 3, root: new Uint8Array(32) };
      writeFileSync(join(record, FILES.checkpoint), signCheckpoint(checkpoint, [box.campaign.box]));
    },
  ],
  ["a file gone", /sheets\.jsonl {2}\[missing\]/, () => rmSync(join(record, FILES.sheets("staff")))],
  ["a file too many", /notes\.txt {2}\[unknown-file\]/, () => writeFileSync(join(record, "notes.txt"), "x")],
];

test.each(TAMPERINGS)("%s is found", async (_, expected, tamper) => {
  tamper();
  const { code, said } = await verifying("ballots", record);
  expect(said).toMatch(expected);
  expect(code).toBe(1);
});

test("a changed answer or salt of the recount team is found in its line", async () => {
  const openings = FILES.openings("staff");
  edit(recount, openings, (all) =>
    all.with(
      1,
      all[1]!.replace(/level-(\d)/, (_, n) => `level-${(Number(n) % 4) + 1}`),
    ),
  );
  const { code, said } = await verifying("ballots", record, "--recount", recount);
  expect(said).toContain(`1. ${openings}:2  [bad-commitment]`);
  expect(code).toBe(1);
});

test("every rater finds the own ballot with the proof on the phone", async () => {
  for (const [i, dispute] of [disputes[0]!, disputes[8]!].entries()) {
    const { code, said } = await verifying(
      "my-ballot",
      saved(dispute, `proof-${i}.json`),
      record,
      "--root",
      rootOfBox(),
    );
    expect(said).toContain(`Counted: the ballot with receipt ${dispute.receipt.h.slice(0, 16)}`);
    expect(code).toBe(0);
  }
});

function saved(dispute: Dispute, name: string): string {
  const path = join(scratch, name);
  writeFileSync(path, JSON.stringify(dispute));
  return path;
}

/** The same campaign in a second store of the same box, closed and signed without one ballot: what a cheat could do. */
async function recordWithout(left: Dispute): Promise<string> {
  const folder = mkdtempSync(join(scratch, "cheat-"));
  cpSync(join(box.folder, "box.key"), join(folder, "box.key"));
  const cheat = new Boxes({ folder, booth: new Map(), now: Date.now });
  const { frozen, supervisor } = box.campaign;
  cheat.add(frozen.text);
  const second = cheat.get("test-2026").box;
  for (const [i, envelope] of envelopes.entries()) if (disputes[i] !== left) await second.cast(envelope);
  second.close(testCloseOrder(box.campaign, () => 6));
  second.cosign(cosignNote(fromUtf8(second.record().get(FILES.checkpoint)!), supervisor));
  cheat.stop();
  return join(folder, "test-2026/record");
}

test("a box that drops a ballot is convicted by the phone's proof, whatever it signs", async () => {
  const victim = disputes[0]!;
  const cheated = await recordWithout(victim);
  expect((await verifying("ballots", cheated)).code).toBe(0);
  const { code, said } = hengjian("my-ballot", saved(victim, "victim.json"), cheated);
  expect(said).toContain("The proof holds: the box signed for the ballot");
  expect(said).toContain("the published record does not hold it");
  expect(code).toBe(1);
});

test("a proof of another campaign, a forged one and a broken record are told apart", async () => {
  const [own] = disputes;
  const foreign = { ...own!, receipt: { ...own!.receipt, manifest: "0".repeat(64) } };
  expect((await verifying("my-ballot", saved(foreign, "foreign.json"), record)).said).toContain(
    "another campaign",
  );
  const forged = { ...own!, commitments: [...own!.commitments].reverse() };
  expect((await verifying("my-ballot", saved(forged, "forged.json"), record)).said).toContain(
    "It proves nothing",
  );
  edit(record, PEERS, (lines) => lines.slice(1));
  const { code, said } = await verifying("my-ballot", saved(own!, "own.json"), record);
  expect(said).toContain("What is published is not what box and supervisor signed");
  expect(code).toBe(1);
});

test("a wrong call is told from a broken record", async () => {
  expect((await verifying("ballots")).code).toBe(2);
  expect((await verifying("ballots", join(scratch, "none"))).said).toContain("This is not a folder");
  expect((await verifying("ballots", record, "--root", "abc")).code).toBe(2);
  expect((await verifying("ballots", record, "--nonsense")).code).toBe(2);
  expect((await verifying("my-ballot", join(scratch, "none.json"), record)).code).toBe(2);
  renameSync(join(recount, "groups"), join(recount, "other"));
  expect((await verifying("ballots", record, "--recount", recount)).code).toBe(1);
  for (const what of ["ballots", "my-ballot"]) {
    const { code, said } = await verifying(what, "--help");
    expect(said).toMatch(/离线核验|查验我的票/);
    expect(code).toBe(0);
  }
});
