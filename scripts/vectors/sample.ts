import {
  boothHash,
  buildRecord,
  type Dispute,
  FILES,
  freezeManifest,
  NOT_KNOWN,
  newSigner,
  openCloseOrder,
  openEnvelope,
  release,
  type Sealed,
  type Sheet,
  sealBallot,
  signCheckpoint,
  signCloseOrder,
  tally,
  toBase64,
  toHex,
  utf8,
  verifierOf,
  verifierText,
} from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import {
  fixedIssuingKey,
  issueTestToken,
  seeded,
  type TestCampaign,
  testManifest,
} from "@hengjian/ballot/testing";
import { makeReceipt, signerFor } from "../../packages/ballot/src/receipt.ts";

/** The sample campaign of the test vectors: everything from fixed keys and seeds, so that it is always the same. */
export interface Sample {
  campaign: TestCampaign;
  order: string;
  /** Of the group `peers`, with the random bytes that each used, in the order of their use. */
  ballots: { sealed: Sealed; seed: Uint8Array; used: Uint8Array[] }[];
}

export const SAMPLE_GROUP = "peers";
export const BOOTH_FILE = { name: "index.html", bytes: utf8("<!doctype html>\n") };

const signer = (name: string, byte: number) => newSigner(name, new Uint8Array(32).fill(byte));
const KEYS = {
  box: signer("box.sample", 1),
  supervisor: signer("supervisor.sample", 2),
  officers: [signer("organiser.sample", 3), signer("witness.sample", 4)] as TestCampaign["officers"],
};

function sampleCampaign(): TestCampaign {
  const groups = [
    { id: SAMPLE_GROUP, eligible: 5, ratees: 2, limits: [{ item: "item-1", level: "level-1", atMost: 1 }] },
    { id: "nobody-came", eligible: 3, ratees: 1 },
  ];
  const { manifest } = testManifest({
    campaign: "sample-2026",
    groups,
    items: 2,
    levels: 3,
    boxKey: KEYS.box,
  });
  const key = (one: TestCampaign["box"]) => verifierText(verifierOf(one));
  const frozen = freezeManifest({
    ...manifest,
    supervisorKey: key(KEYS.supervisor),
    officerKeys: KEYS.officers.map(key),
    booth: boothHash([BOOTH_FILE]),
    thresholds: { mean: 2, distribution: 3, comments: 3 },
  });
  return { frozen, ...KEYS, issuingKeys: new Map(groups.map(({ id }, i) => [id, fixedIssuingKey(i)])) };
}

const rating = (ratee: string, first: string, second: string, comment = ""): Sheet => {
  return { ratee, recused: false, answers: { "item-1": first, "item-2": second }, comment };
};
const VOTES: Sheet[][] = [
  [rating("ratee-1", "level-1", "level-2", "办事公道。"), rating("ratee-2", "level-2", NOT_KNOWN)],
  [{ ratee: "ratee-1", recused: true }, rating("ratee-2", "level-1", "level-1", '"quoted"\nline')],
  [rating("ratee-1", "level-2", "level-3"), rating("ratee-2", "level-3", "level-3")],
];

export function sample(): Sample {
  const campaign = sampleCampaign();
  const ballots = VOTES.map((sheets, i) => {
    const { bytes } = seeded(100 + i);
    const used: Uint8Array[] = [];
    const random = (length: number) => {
      const one = bytes(length);
      used.push(one.slice());
      return one;
    };
    const held = issueTestToken(campaign, SAMPLE_GROUP, random);
    const sealed = sealBallot(campaign.frozen, SAMPLE_GROUP, held.seed, held.token, sheets, random);
    return { sealed, seed: held.seed, used };
  });
  const counts = [
    { id: SAMPLE_GROUP, issued: 4, replaced: 1 },
    { id: "nobody-came", issued: 0, replaced: 0 },
  ];
  return { campaign, order: signCloseOrder(campaign.frozen, counts, campaign.officers), ballots };
}

/** The files of docs/ballot-vectors by name. */
export function sampleFiles(): Map<string, string> {
  const { campaign, order, ballots } = sample();
  const { frozen, box, supervisor } = campaign;
  const opened = ballots.map(({ sealed }) => openEnvelope(frozen, utf8(sealed.envelope), nativeChecks));
  const sheets = opened.flatMap((ballot) => ballot.sheets);
  const record = buildRecord(frozen, order, openCloseOrder(frozen, order), [
    { group: SAMPLE_GROUP, ballots: opened, sheets },
    { group: "nobody-came", ballots: [], sheets: [] },
  ]);
  const files = new Map(
    [...record.files].map(([name, text]) => [
      `${name.endsWith("openings.jsonl") ? "recount" : "record"}/${name}`,
      text,
    ]),
  );
  const [first] = ballots;
  const tallies = [...frozen.groups].map(([id, group]) => {
    const own = id === SAMPLE_GROUP ? sheets.map(({ sheet }) => sheet) : [];
    return [id, tally(group, own)] as const;
  });
  return files
    .set(`record/${FILES.checkpoint}`, signCheckpoint(record.checkpoint, [box, supervisor]))
    .set("envelope.json", first!.sealed.envelope)
    .set("dispute.json", pretty(proofOf(campaign, first!.sealed)))
    .set("tally.json", pretty(Object.fromEntries(tallies)))
    .set("release.json", pretty(release(frozen, new Map(tallies))));
}

export function sampleReceipt({ frozen, box }: TestCampaign, h: Uint8Array) {
  return makeReceipt(frozen, SAMPLE_GROUP, h, signerFor(box));
}

/** What the first rater's phone keeps. */
function proofOf(campaign: TestCampaign, { blinder, sheets, h }: Sealed): Dispute {
  return {
    format: "hengjian-dispute/1",
    group: SAMPLE_GROUP,
    blinder: toBase64(blinder),
    commitments: sheets.map(({ commitment }) => toHex(commitment)),
    receipt: sampleReceipt(campaign, h),
  };
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
