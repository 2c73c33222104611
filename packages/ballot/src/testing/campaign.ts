import { createPrivateKey } from "node:crypto";
import type { Sheet, Token } from "../ballot.ts";
import { fromBase64 } from "../bytes.ts";
import { type IssuedCounts, signCloseOrder } from "../close-order.ts";
import { type Sealed, sealBallot } from "../envelope.ts";
import { boothHash, type FrozenManifest, freezeManifest, NOT_KNOWN, type RaterGroup } from "../manifest.ts";
import { blindSignNative, type IssuingKey, issuingKeyOf, newIssuingKey, nodeRandom } from "../node.ts";
import { type NoteSigner, newSigner, verifierOf, verifierText } from "../note.ts";
import type { RandomBytes } from "../rsa/blind.ts";
import { issuingKeyText } from "../rsa/keys.ts";
import { finishToken, newTokenRequest } from "../token-request.ts";
import fixed from "./issuing-keys.json" with { type: "json" };
import { type Seeded, seeded } from "./seeded.ts";

/** A whole campaign with all its keys in one place, which no real one has. */
export interface TestCampaign {
  frozen: FrozenManifest;
  issuingKeys: Map<string, IssuingKey>;
  box: NoteSigner;
  supervisor: NoteSigner;
  officers: [NoteSigner, NoteSigner];
}

export interface TestGroup {
  id: string;
  eligible: number;
  ratees: number;
  limits?: RaterGroup["limits"];
}

export interface TestCampaignOptions {
  campaign?: string;
  groups?: TestGroup[];
  items?: number;
  levels?: number;
  commentLength?: number;
  boxKey?: NoteSigner;
  booth?: string;
  issuer?: string;
  casting?: { from: string; until: string };
  mode?: "formal" | "mock";
  /** For the keys of box, supervisor and officers. */
  random?: RandomBytes;
}

const keys = fixed.keys.map((jwk) => issuingKeyOf(createPrivateKey({ key: jwk, format: "jwk" })));

/** One of the fixed keys: making some takes a second each, and simulations must repeat. */
export function fixedIssuingKey(i: number): IssuingKey {
  return keys[i] ?? newIssuingKey();
}

export const OPEN_SPAN = { from: "2020-01-01T00:00:00Z", until: "2100-01-01T00:00:00Z" };

export function testManifest(options: TestCampaignOptions = {}) {
  const {
    groups = [{ id: "peers", eligible: 20, ratees: 4 }],
    items = 2,
    levels = 4,
    commentLength = 40,
  } = options;
  const box = options.boxKey ?? newSigner("box.test", (options.random ?? nodeRandom)(32));
  const random = options.random ?? nodeRandom;
  const supervisor = newSigner("supervisor.test", random(32));
  const officers: [NoteSigner, NoteSigner] = [
    newSigner("organiser.test", random(32)),
    newSigner("witness.test", random(32)),
  ];
  const issuingKeys = new Map(groups.map(({ id }, i) => [id, fixedIssuingKey(i)]));
  const keyText = (signer: NoteSigner) => verifierText(verifierOf(signer));
  const manifest = {
    format: "hengjian-manifest/1",
    campaign: options.campaign ?? "test-2026",
    title: { zh: "示例测评", en: "Sample ballot" },
    organiser: { zh: "示例考核办", en: "Sample assessment office" },
    mode: options.mode ?? "mock",
    issuer: options.issuer ?? "",
    boxKey: keyText(box),
    supervisorKey: keyText(supervisor),
    officerKeys: officers.map(keyText),
    issuing: OPEN_SPAN,
    casting: options.casting ?? OPEN_SPAN,
    thresholds: { mean: 5, distribution: 8, comments: 8 },
    booth: options.booth ?? boothHash([]),
    forms: [
      {
        id: "form",
        commentLength,
        items: Array.from({ length: items }, (_, i) => ({
          id: `item-${i + 1}`,
          text: { zh: `指标${i + 1}`, en: `Indicator ${i + 1}` },
          notKnown: true,
          levels: Array.from({ length: levels }, (_, k) => ({
            id: `level-${k + 1}`,
            text: { zh: `档次${k + 1}`, en: `Level ${k + 1}` },
            describes: null,
            points: levels - k,
          })),
        })),
      },
    ],
    groups: groups.map((group) => ({
      id: group.id,
      name: { zh: `评价主体 ${group.id}`, en: `Group ${group.id}` },
      form: "form",
      eligible: group.eligible,
      key: issuingKeyText(issuingKeys.get(group.id)!.publicKey),
      ratees: Array.from({ length: group.ratees }, (_, i) => ({
        id: `ratee-${i + 1}`,
        name: `被考核人${i + 1}`,
        post: "",
      })),
      limits: group.limits ?? [],
    })),
  };
  return { manifest, issuingKeys, box, supervisor, officers };
}

export function testCampaign(options: TestCampaignOptions = {}): TestCampaign {
  const { manifest, ...keys } = testManifest(options);
  return { frozen: freezeManifest(manifest), ...keys };
}

export interface HeldToken {
  seed: Uint8Array;
  token: Token;
}

/** One honest run of blind issuing. */
export function issueTestToken(
  { frozen, issuingKeys }: TestCampaign,
  group: string,
  random: RandomBytes = nodeRandom,
): HeldToken {
  const request = newTokenRequest(frozen, group, random);
  const answer = blindSignNative(issuingKeys.get(group)!, fromBase64(request.blinded));
  return { seed: fromBase64(request.seed), token: finishToken(frozen, request, answer) };
}

/** Sheets of one rater on every ratee; `own` is recused. Limits are not looked at. */
export function testSheets(
  frozen: FrozenManifest,
  groupId: string,
  random: Seeded,
  own: string | null = null,
): Sheet[] {
  const { group, form } = frozen.groups.get(groupId)!;
  return group.ratees.map(({ id }): Sheet => {
    if (id === own) return { ratee: id, recused: true };
    const answers = Object.fromEntries(
      form.items.map((item) => [
        item.id,
        item.notKnown && random.below(12) === 0 ? NOT_KNOWN : random.pick(item.levels).id,
      ]),
    );
    const comment = form.commentLength > 0 && random.below(4) === 0 ? `意见${random.below(1e6)}` : "";
    return { ratee: id, recused: false, answers, comment };
  });
}

export function sealTestBallot(
  campaign: TestCampaign,
  group: string,
  held: HeldToken,
  sheets: readonly Sheet[] = testSheets(campaign.frozen, group, seeded(1)),
  random: RandomBytes = nodeRandom,
): Sealed {
  return sealBallot(campaign.frozen, group, held.seed, held.token, sheets, random);
}

export function testCloseOrder(
  { frozen, officers }: TestCampaign,
  issued: (group: string) => number,
): string {
  const counts: IssuedCounts[] = frozen.manifest.groups.map(({ id }) => ({
    id,
    issued: issued(id),
    replaced: 0,
  }));
  return signCloseOrder(frozen, counts, officers);
}
