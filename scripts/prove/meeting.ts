import {
  finishToken,
  fromBase64,
  type IssueRequest,
  newTokenRequest,
  type RandomBytes,
  toHex,
  utf8,
} from "@hengjian/ballot";
import { type Seeded, sealTestBallot, seeded, type TestCampaign, testSheets } from "@hengjian/ballot/testing";
import { boxApp } from "../../apps/box/src/http.ts";
import type { TestBox } from "../../apps/box/src/testing/box.ts";

/** What really happened in one group, which neither side knows: in the order of issuing. */
export interface Voter {
  holder: string;
  name: string;
  address: string;
  /** What the phone's browser sends along. */
  cookie: string;
  agent: string;
  tokenKey: string;
  h: string;
  /** By ratee. */
  commitments: Map<string, string>;
  envelope: Uint8Array;
}

export type Truth = Map<string, Voter[]>;

/** Whoever gives out tokens: the curious reference, or the server itself. */
export interface Issuer {
  /** Put raters on the list of a group. @returns the code of each */
  enrol(
    raters: readonly { holder: string; name: string }[],
    group: string,
    random: RandomBytes,
  ): Promise<string[]>;
  issue(request: IssueRequest): Promise<{ signature: string }>;
  /** What its operator writes down besides. */
  log(holder: string, address: string, blinded: Uint8Array, answer: Uint8Array): Promise<void>;
}

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
export async function holdMeeting(issuer: Issuer, box: TestBox, seed: number): Promise<Truth> {
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
  const app = boxApp(box.boxes);
  for (const voter of [...truth.values()].flat()) await castOverHttp(app, voter);
  await app.close();
  return truth;
}

/** With everything that a browser and a proxy give away. */
async function castOverHttp(app: ReturnType<typeof boxApp>, voter: Voter): Promise<void> {
  const { address, cookie, agent, envelope } = voter;
  const answer = await app.inject({
    method: "POST",
    url: "/c/test-2026/api/cast",
    remoteAddress: address,
    headers: { cookie, "user-agent": agent, "x-forwarded-for": address, "content-type": "application/json" },
    payload: Buffer.from(envelope),
  });
  if (answer.statusCode !== 200) throw new Error(`The box refused a ballot: ${answer.body}`);
}

type Rater = Pick<Voter, "holder" | "name" | "address" | "cookie" | "agent">;

function newRater(group: string, index: number, random: Seeded): Rater {
  const holder = `${group}-${String(random.below(1e6)).padStart(6, "0")}-${String(index).padStart(4, "0")}`;
  const address = `10.${random.below(256)}.${random.below(256)}.${random.below(256)}`;
  const cookie = `session=${holder}-${random.below(1e9)}`;
  return { holder, name: `示例评价人${holder}`, address, cookie, agent: `Phone/${holder}` };
}

async function signInAndSeal(
  issuer: Issuer,
  campaign: TestCampaign,
  group: string,
  index: number,
  rater: Rater,
  code: string,
  random: Seeded,
): Promise<Voter> {
  const { frozen } = campaign;
  const { holder, address } = rater;
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
    ...rater,
    tokenKey: toHex(token.publicKey),
    h: toHex(sealed.h),
    commitments: new Map(sealed.sheets.map((one) => [one.sheet.ratee, toHex(one.commitment)])),
    envelope: utf8(sealed.envelope),
  };
}
