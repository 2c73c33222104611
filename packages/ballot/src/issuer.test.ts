import { expect, test } from "vitest";
import { tokenHolds } from "./envelope.ts";
import {
  codeAddress,
  codeHash,
  finishToken,
  fromBase64,
  type IssuerStore,
  issueToken,
  mayReplace,
  newCode,
  newTokenRequest,
  plainChecks,
  Refusal,
  readableCode,
  readCode,
  readFragment,
} from "./index.ts";
import { blindSignNative, nodeRandom } from "./node.ts";
import { testCampaign } from "./testing/index.ts";

const campaign = testCampaign({ groups: ["peers", "staff"].map((id) => ({ id, eligible: 9, ratees: 2 })) });
const { frozen } = campaign;
const NOW = Date.parse("2026-06-01T00:00:00Z");
const code = newCode(nodeRandom);

function memoryStore(): IssuerStore {
  const kept = new Map<string, string>();
  return {
    holderOf: async (hash) =>
      hash === codeHash(frozen.hash, code) ? { holder: "rater-1", groups: ["peers"] } : null,
    async keepFirst(group, holder, requestHash) {
      const key = `${group}/${holder}`;
      kept.set(key, kept.get(key) ?? requestHash);
      return kept.get(key)!;
    },
  };
}

const sign = (group: string, blinded: Uint8Array) =>
  blindSignNative(campaign.issuingKeys.get(group)!, blinded);
const request = newTokenRequest(frozen, "peers", nodeRandom);
const asked = { manifest: frozen.hashText, code, group: "peers", blinded: request.blinded };

test("the same request gets the same answer, which becomes a token; another request is refused", async () => {
  const store = memoryStore();
  const first = await issueToken(frozen, store, sign, NOW, asked);
  expect(await issueToken(frozen, store, sign, NOW, asked)).toEqual(first);
  const token = finishToken(frozen, request, fromBase64(first.signature));
  expect(tokenHolds(frozen, frozen.groups.get("peers")!, token, plainChecks)).toBe(true);
  const { blinded } = newTokenRequest(frozen, "peers", nodeRandom);
  await expect(issueToken(frozen, store, sign, NOW, { ...asked, blinded })).rejects.toThrow(/replacement/);
});

test("a broken request is refused and does not use up the only turn", async () => {
  const store = memoryStore();
  const blinded = `/${"/".repeat(511)}`;
  await expect(issueToken(frozen, store, sign, NOW, { ...asked, blinded })).rejects.toThrow(Refusal);
  await expect(issueToken(frozen, store, sign, NOW, asked)).resolves.toHaveProperty("signature");
});

test.each([
  ["unknown-code", { code: newCode(nodeRandom) }],
  ["unknown-code", { code: "too short" }],
  ["wrong-campaign", { manifest: "0".repeat(64) }],
  ["not-eligible", { group: "staff" }],
  ["wrong-group", { group: "nobody" }],
])("%s is the answer to a request with another part", async (expected, part) => {
  const store = memoryStore();
  await expect(issueToken(frozen, store, sign, NOW, { ...asked, ...part })).rejects.toMatchObject({
    code: expected,
  });
});

test("outside its hours the issuer issues nothing", async () => {
  const late = Date.parse("2100-01-01T00:00:00Z");
  await expect(issueToken(frozen, memoryStore(), sign, late, asked)).rejects.toMatchObject({
    code: "issuing-closed",
  });
});

test("codes carry at least 112 random bits and survive typing and scanning", () => {
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{24}$/);
  expect(24 * Math.log2(32)).toBeGreaterThanOrEqual(112);
  expect(readCode(readableCode(code).toLowerCase())).toBe(code);
  expect(readCode("O".repeat(23).concat("l"))).toBe(`${"0".repeat(23)}1`);
  expect(readCode(code.slice(1))).toBeNull();
  expect(readCode(`${code.slice(1)}U`)).toBeNull();
  const address = new URL(codeAddress("https://box.example/c/x/", code, frozen.hashText));
  expect(readFragment(address.hash)).toEqual({ code, manifest: frozen.hashText.slice(0, 32) });
  expect(readFragment("")).toEqual({ code: null, manifest: null });
});

test("a replacement takes two people, neither of them the holder", () => {
  expect(mayReplace("a", "b", "c")).toBe(true);
  expect(mayReplace("a", "a", "c")).toBe(false);
  expect(mayReplace("a", "c", "c")).toBe(false);
});
