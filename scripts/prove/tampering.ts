import {
  canonicalJson,
  cosignNote,
  FILES,
  type FrozenManifest,
  fromUtf8,
  type NoteSigner,
  newSigner,
  signCheckpoint,
  signRecountOrder,
  utf8,
  verifyRecord,
} from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import {
  issueTestToken,
  type Seeded,
  sealTestBallot,
  seeded,
  type TestCampaign,
  testCloseOrder,
  testSheets,
} from "@hengjian/ballot/testing";
import { openTestBox } from "../../apps/box/src/testing/box.ts";
import type { Proof } from "./proof.ts";
import { treeRoot } from "./second-formats.ts";
import { secondHolds, secondVerdict } from "./second-verifier.ts";

type Files = Map<string, Uint8Array>;
type Tampering = (files: Files, random: Seeded, campaign: TestCampaign) => void;

/** Changes that a tamperer with the whole folder could make; at the end one who has the box's key, too. */
const TAMPERINGS: Tampering[] = [
  // One bit of any file.
  (files, random) => {
    const name = random.pick([...files.keys()]);
    const bytes = Uint8Array.from(files.get(name)!);
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
  // A ballot dropped with its sheets and everything made to fit: the checkpoint kept, signed by the box alone, or with
  // a supervisor made up.
  (files, random, campaign) => {
    const kept = files.get(FILES.checkpoint)!;
    dropAndSign(files, random, campaign, null);
    files.set(FILES.checkpoint, kept);
  },
  (files, random, campaign) => dropAndSign(files, random, campaign, null),
  (files, random, campaign) =>
    dropAndSign(files, random, campaign, newSigner(campaign.supervisor.name, random.bytes(32))),
  // One value of one line, everything else made to fit and signed by box and supervisor: each check stands alone.
  (files, random, campaign) => bendAndSign(files, random, campaign, FILES.ballots("peers"), "token"),
  (files, random, campaign) => bendAndSign(files, random, campaign, FILES.ballots("peers"), "prefix"),
  (files, random, campaign) => bendAndSign(files, random, campaign, FILES.ballots("peers"), "signature"),
  (files, random, campaign) => bendAndSign(files, random, campaign, FILES.ballots("peers"), "h"),
  (files, random, campaign) => bendAndSign(files, random, campaign, FILES.openings("peers"), "salt"),
  (files, random, campaign) => exchangeAndSign(files, random, campaign),
];

/** What the box itself could publish after the close. */
function dropAndSign(
  files: Files,
  random: Seeded,
  { frozen, box }: TestCampaign,
  supervisor: TestCampaign["supervisor"] | null,
): void {
  const left = random.below(8);
  const drop = (name: string, keep: (line: string, i: number) => boolean) =>
    files.set(name, utf8(linesOf(files, name).filter(keep).map(asLine).join("")));
  drop(FILES.ballots("peers"), (_, i) => i !== left);
  const doomed = new Set(ratees(frozen).map((ratee) => lineAbout(files, ratee, left)));
  drop(FILES.sheets("peers"), (line) => !doomed.has(line.slice(0, COMMITMENT)));
  drop(FILES.openings("peers"), (line) => !doomed.has(line.slice(0, COMMITMENT)));
  signAnew(files, frozen, supervisor === null ? [box] : [box, supervisor]);
}

/** Summary and checkpoint as they follow from the other files. */
function signAnew(files: Files, frozen: FrozenManifest, signers: readonly NoteSigner[]): void {
  const { summary } = secondVerdict(files);
  files.set(FILES.summary, utf8(summary.map(asLine).join("")));
  const origin = `hengjian/ballots/${frozen.manifest.campaign}`;
  const checkpoint = { origin, size: summary.length, root: treeRoot(summary) };
  files.set(FILES.checkpoint, utf8(signCheckpoint(checkpoint, signers)));
}

/** One bit of one value, which stays hexadecimal or Base64. */
function bendAndSign(
  files: Files,
  random: Seeded,
  { frozen, box, supervisor }: TestCampaign,
  name: string,
  field: string,
): void {
  const lines = linesOf(files, name);
  const at = random.below(lines.length);
  const line: Record<string, string> = JSON.parse(lines[at]!);
  const encoding = field === "h" ? "hex" : "base64";
  const bytes = Buffer.from(line[field]!, encoding);
  bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
  const bent = lines.with(at, canonicalJson({ ...line, [field]: bytes.toString(encoding) }));
  files.set(name, utf8(bent.map(asLine).join("")));
  signAnew(files, frozen, [box, supervisor]);
}

/** Two sheets change ratees, in sheets and openings alike, so that every count stays. */
function exchangeAndSign(files: Files, random: Seeded, { frozen, box, supervisor }: TestCampaign): void {
  const nth = random.below(8);
  const [one, other] = ["ratee-1", "ratee-2"].map((ratee) => lineAbout(files, ratee, nth));
  for (const name of [FILES.sheets("peers"), FILES.openings("peers")]) {
    const exchanged = linesOf(files, name).map((line) => {
      if (line.startsWith(one!)) return line.replace('"ratee-1"', '"ratee-2"');
      return line.startsWith(other!) ? line.replace('"ratee-2"', '"ratee-1"') : line;
    });
    files.set(name, utf8(exchanged.map(asLine).join("")));
  }
  signAnew(files, frozen, [box, supervisor]);
}

/** Length of `{"commitment":"…"`, with which the lines of sheets and openings begin. */
const COMMITMENT = 15 + 64 + 1;

function ratees(frozen: FrozenManifest): string[] {
  return frozen.groups.get("peers")!.group.ratees.map(({ id }) => id);
}

function lineAbout(files: Files, ratee: string, nth: number): string {
  return linesOf(files, FILES.sheets("peers"))
    .filter((line) => line.includes(`"ratee":"${ratee}"`))
    [nth]!.slice(0, COMMITMENT);
}

function linesOf(files: Files, name: string): string[] {
  return fromUtf8(files.get(name)!).trimEnd().split("\n");
}

function asLine(line: string): string {
  return `${line}\n`;
}

function changeLines(files: Files, random: Seeded, change: (lines: string[], at: number) => void): void {
  const name = random.pick([...files.keys()].filter((one) => one.endsWith(".jsonl")));
  const lines = linesOf(files, name);
  change(lines, random.below(lines.length));
  files.set(name, utf8(lines.map(asLine).join("")));
}

function replaceIn(
  files: Files,
  name: string,
  pattern: RegExp,
  random: Seeded,
  by: (found: string) => string,
): void {
  const text = Buffer.from(files.get(name)!).toString();
  const at = random.pick([...text.matchAll(pattern)]);
  files.set(name, utf8(text.slice(0, at.index) + by(at[1]!) + text.slice(at.index + at[0].length)));
}

const VOTERS = { peers: 9, staff: 7 };

/** A box with votes, really closed and co-signed, with the recount team's files. */
async function closedBox(): Promise<{ campaign: TestCampaign; files: Files }> {
  const box = openTestBox({
    groups: [
      { id: "peers", eligible: 12, ratees: 3 },
      { id: "staff", eligible: 9, ratees: 2 },
    ],
  });
  const { campaign } = box;
  const random = seeded(2);
  for (const [group, voters] of Object.entries(VOTERS))
    for (let i = 0; i < voters; i++) {
      const sheets = testSheets(campaign.frozen, group, random);
      const sealed = sealTestBallot(campaign, group, issueTestToken(campaign, group), sheets);
      await box.box.cast(utf8(sealed.envelope));
    }
  box.box.close(testCloseOrder(campaign, (group) => (group === "peers" ? VOTERS.peers : VOTERS.staff)));
  box.box.cosign(cosignNote(fromUtf8(box.box.record().get(FILES.checkpoint)!), campaign.supervisor));
  const files = box.box.recount(signRecountOrder(campaign.frozen, campaign.officers));
  box.stop();
  return { campaign, files };
}

interface Found {
  first: number;
  second: number;
  /** Faults found where there are none. */
  untouched: number;
}

async function tamperingsFound(n: number): Promise<Found> {
  const { campaign, files } = await closedBox();
  const verified = (tampered: Files) => verifyRecord(tampered, { checks: nativeChecks }).problems.length;
  const found: Found = { first: 0, second: 0, untouched: verified(files) + (secondHolds(files) ? 0 : 1) };
  for (let i = 0; i < n; i++) {
    const tampered = new Map(files);
    TAMPERINGS[i % TAMPERINGS.length]!(tampered, seeded(i), campaign);
    if (verified(tampered) > 0) found.first += 1;
    else console.error(`I2: tampering ${i} of kind ${i % TAMPERINGS.length} was not found`);
    if (!secondHolds(tampered)) found.second += 1;
    else console.error(`I2: tampering ${i} of kind ${i % TAMPERINGS.length} was not found by the second`);
  }
  return found;
}

export const tampering: Proof[] = [
  {
    id: "I2",
    promise: "tamperings of a closed box's record that the verifier finds, and the second one",
    wanted: "1,000 of 1,000 each (untouched: 0 faults)",
    async run(scale) {
      const n = scale === "full" ? 1000 : 200;
      const { first, second, untouched } = await tamperingsFound(n);
      return {
        reached: `${first} and ${second} of ${n} (${untouched})`,
        holds: first === n && second === n && untouched === 0,
      };
    },
  },
];
