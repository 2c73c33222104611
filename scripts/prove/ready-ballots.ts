import { constants, sign } from "node:crypto";
import { toHex } from "@hengjian/ballot";
import { nodeRandom } from "@hengjian/ballot/node";
import {
  type HeldToken,
  sealTestBallot,
  seeded,
  type TestCampaign,
  testSheets,
} from "@hengjian/ballot/testing";
import { ed25519 } from "@noble/curves/ed25519.js";
import { tokenMessage } from "../../packages/ballot/src/ballot.ts";
import { prepareRandomized } from "../../packages/ballot/src/rsa/blind.ts";

export interface ReadyBallot {
  envelope: string;
  h: string;
}

/**
 * Ballots to throw at a box by the thousand. The tokens are signed directly instead of blindly, which gives the same
 * signatures in a fifth of the time.
 */
export function readyBallots(campaign: TestCampaign, group: string, n: number): ReadyBallot[] {
  const random = seeded(n);
  return Array.from({ length: n }, () => {
    const held = directToken(campaign, group);
    const sealed = sealTestBallot(campaign, group, held, testSheets(campaign.frozen, group, random));
    return { envelope: sealed.envelope, h: toHex(sealed.h) };
  });
}

export function directToken({ frozen, issuingKeys }: TestCampaign, group: string): HeldToken {
  const seed = nodeRandom(32);
  const publicKey = ed25519.getPublicKey(seed);
  const prefix = nodeRandom(32);
  const signature = sign("sha384", prepareRandomized(tokenMessage(frozen, group, publicKey), prefix), {
    key: issuingKeys.get(group)!.privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 48,
  });
  return { seed, token: { publicKey, prefix, signature: new Uint8Array(signature) } };
}
