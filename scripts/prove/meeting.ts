import { finishToken, fromBase64, newTokenRequest, toHex, utf8 } from "@hengjian/ballot";
import { type Seeded, sealTestBallot, seeded, type TestCampaign, testSheets } from "@hengjian/ballot/testing";
import type { TestBox } from "../../apps/box/src/testing/box.ts";
import type { ReferenceIssuer } from "./reference-issuer.ts";

/** What really happened in one group, which neither side knows: in the order of issuing. */
export interface Voter {
  holder: string;
  name: string;
  address: string;
  tokenKey: string;
  h: string;
  /** By ratee. */
  commitments: Map<string, string>;
  envelope: Uint8Array;
}

export type Truth = Map<string, Voter[]>;

/** The three groups of the proofs: 200 raters. */
export const MEETING_GROUPS = [
  { id: "g1", eligible: 120, ratees: 5 },
  { id: "g2", eligible: 60, ratees: 4 },
  { id: "g3", eligible: 20, ratees: 3 },
];

/**
 * A meeting at its worst for secrecy: raters cast in the very order in which they signed in, so that whatever keeps
 * an order on the box's side links them.
 */
export async function holdMeeting(issuer: ReferenceIssuer, box: TestBox, seed: number): Promise<Truth> {
  const random = seeded(seed);
  const truth: Truth = new Map();
  for (const group of MEETING_GROUPS) {
    const raters = Array.from({ length: group.eligible }, (_, i) => newRater(group.id, i, random));
    const codes = await issuer.enrol(raters, group.id, random.bytes);
    const voters: Voter[] = [];
    for (const [i, rater] of raters.entries())
      voters.push(await signInAndSeal(issuer, box.campaign, group.id, i, rater, codes[i]!, random));
    truth.set(group.id, voters);
  }
  for (const voter of [...truth.values()].flat()) await box.box.cast(voter.envelope);
  return truth;
}

type Rater = Pick<Voter, "holder" | "name" | "address">;

function newRater(group: string, index: number, random: Seeded): Rater {
  const holder = `${group}-${String(random.below(1e6)).padStart(6, "0")}-${String(index).padStart(4, "0")}`;
  const address = `10.${random.below(256)}.${random.below(256)}.${random.below(256)}`;
  return { holder, name: `示例评价人${holder}`, address };
}

async function signInAndSeal(
  issuer: ReferenceIssuer,
  campaign: TestCampaign,
  group: string,
  index: number,
  rater: Rater,
  code: string,
  random: Seeded,
): Promise<Voter> {
  const { frozen } = campaign;
  const { holder, name, address } = rater;
  const request = newTokenRequest(frozen, group, random.bytes);
  const { signature } = await issuer.issue({
    manifest: frozen.hashText,
    code,
    group,
    blinded: request.blinded,
  });
  await issuer.log(holder, address, fromBase64(request.blinded), fromBase64(signature));
  const token = finishToken(frozen, request, fromBase64(signature));
  const held = { seed: fromBase64(request.seed), token };
  const sheets = testSheets(frozen, group, random, index < 3 ? `ratee-${index + 1}` : null);
  const sealed = sealTestBallot(campaign, group, held, sheets, random.bytes);
  return {
    holder,
    name,
    address,
    tokenKey: toHex(token.publicKey),
    h: toHex(sealed.h),
    commitments: new Map(sealed.sheets.map((one) => [one.sheet.ratee, toHex(one.commitment)])),
    envelope: utf8(sealed.envelope),
  };
}
