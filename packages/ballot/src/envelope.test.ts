import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canonicalJson,
  freezeManifest,
  fromHex,
  fromUtf8,
  openEnvelope,
  openManifest,
  plainChecks,
  Refusal,
  type RefusalCode,
  ShapeError,
  type Sheet,
  sealBallot,
  toHex,
  utf8,
} from "./index.ts";
import { nativeChecks, nodeRandom } from "./node.ts";
import {
  issueTestToken,
  sealTestBallot,
  seeded,
  testCampaign,
  testManifest,
  testSheets,
} from "./testing/index.ts";

const campaign = testCampaign({
  groups: [
    { id: "peers", eligible: 20, ratees: 4, limits: [{ item: "item-1", level: "level-1", atMost: 1 }] },
    { id: "public", eligible: 20, ratees: 2 },
  ],
});
const { frozen } = campaign;
const held = issueTestToken(campaign, "peers");
const random = seeded(3);

function modest(own: string | null = null): Sheet[] {
  return testSheets(frozen, "peers", random, own).map((sheet) =>
    sheet.recused ? sheet : { ...sheet, answers: { ...sheet.answers, "item-1": "level-2" } },
  );
}

function refusalOf(run: () => unknown): RefusalCode | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const open = (text: string) => openEnvelope(frozen, utf8(text), nativeChecks);

/** An envelope with one member changed, of the same length where the padding allows. */
function changed(envelope: string, change: (body: Record<string, unknown>) => void): string {
  const body: Record<string, unknown> = JSON.parse(envelope);
  change(body);
  body.pad = "";
  return canonicalJson({
    ...body,
    pad: " ".repeat(Math.max(0, utf8(envelope).length - utf8(canonicalJson(body)).length)),
  });
}

test("a sealed ballot opens to the same sheets, by either kind of check, and all have one size", () => {
  const sheets = modest("ratee-2");
  const sealed = sealTestBallot(campaign, "peers", held, sheets);
  for (const checks of [plainChecks, nativeChecks]) {
    const ballot = openEnvelope(frozen, utf8(sealed.envelope), checks);
    expect(ballot.sheets.map(({ sheet }) => sheet)).toEqual(sheets);
    expect(toHex(ballot.h)).toBe(toHex(sealed.h));
  }
  const others = Array.from({ length: 20 }, () => sealTestBallot(campaign, "peers", held, modest()));
  expect(new Set(others.map(({ envelope }) => utf8(envelope).length)).size).toBe(1);
});

test("even the longest comments of any characters keep the one size", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (written) => {
      const comment = written.slice(0, 40);
      fc.pre(comment.isWellFormed());
      const sheets = modest().map((sheet) => (sheet.recused ? sheet : { ...sheet, comment }));
      const sealed = sealTestBallot(campaign, "peers", held, sheets);
      expect(open(sealed.envelope).sheets[0]!.sheet).toEqual(sheets[0]);
    }),
    { numRuns: 30 },
  );
});

test("every kind of bad envelope has its own answer", () => {
  const { envelope } = sealTestBallot(campaign, "peers", held, modest());
  const cases: [RefusalCode, string][] = [
    ["malformed", "{}"],
    ["malformed", "not JSON"],
    ["malformed", changed(envelope, (body) => Object.assign(body, { extra: 1 }))],
    ["wrong-campaign", changed(envelope, (body) => Object.assign(body, { manifest: "0".repeat(64) }))],
    ["wrong-group", changed(envelope, (body) => Object.assign(body, { group: "nobody" }))],
    ["wrong-size", envelope.replace('"pad":" ', '"pad":"')],
    ["bad-signature", changed(envelope, (body) => Object.assign(body, { blinder: `${"A".repeat(43)}=` }))],
  ];
  for (const [code, text] of cases) expect(refusalOf(() => open(text))).toBe(code);
  expect(refusalOf(() => openEnvelope(frozen, Uint8Array.of(0xff, 0xfe), nativeChecks))).toBe("malformed");
  expect(refusalOf(() => openEnvelope(frozen, new Uint8Array(2 ** 22 + 1), nativeChecks))).toBe("too-large");
});

test("a token of another group, of another campaign or with another key is refused", () => {
  const publicToken = issueTestToken(campaign, "public");
  const other = testCampaign({ campaign: "other-2026" });
  const otherToken = issueTestToken(other, "peers");
  for (const wrong of [
    publicToken,
    otherToken,
    { ...held, token: { ...held.token, publicKey: nodeRandom(32) } },
  ])
    expect(refusalOf(() => open(sealTestBallot(campaign, "peers", wrong, modest()).envelope))).toBe(
      "bad-token",
    );
  const stolen = { ...held, seed: nodeRandom(32) };
  expect(refusalOf(() => open(sealTestBallot(campaign, "peers", stolen, modest()).envelope))).toBe(
    "bad-signature",
  );
});

test("missing ratees, unknown levels, long comments and too many excellent are refused on the phone too", () => {
  const cases: [RefusalCode, Sheet[]][] = [
    ["bad-answers", modest().slice(1)],
    ["bad-answers", [...modest().slice(1), modest()[1]!]],
    ["bad-answers", modest().map((one) => (one.recused ? one : { ...one, comment: "x".repeat(41) }))],
    [
      "bad-answers",
      modest().map((one) => (one.recused ? one : { ...one, answers: { "item-1": "level-2" } })),
    ],
    [
      "bad-answers",
      modest().map((one) =>
        one.recused ? one : { ...one, answers: { ...one.answers, "item-2": "level-9" } },
      ),
    ],
    [
      "over-limit",
      modest().map((one) =>
        one.recused ? one : { ...one, answers: { ...one.answers, "item-1": "level-1" } },
      ),
    ],
  ];
  for (const [code, sheets] of cases)
    expect(refusalOf(() => sealBallot(frozen, "peers", held.seed, held.token, sheets, nodeRandom))).toBe(
      code,
    );
});

test("any flipped bit of an envelope is refused or changes nothing that is stored", () => {
  const { envelope, h } = sealTestBallot(campaign, "peers", held, modest());
  const bytes = utf8(envelope);
  fc.assert(
    fc.property(fc.nat({ max: 8 * bytes.length - 1 }), (bit) => {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      let taken = "";
      const code = refusalOf(() => {
        taken = toHex(openEnvelope(frozen, flipped, nativeChecks).h);
      });
      expect(code !== null || taken === toHex(h)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("a manifest has one canonical text, and faults in it are named", () => {
  expect(openManifest(frozen.text).hashText).toBe(frozen.hashText);
  expect(() => openManifest(`${frozen.text} `)).toThrow(ShapeError);
  const { manifest } = testManifest();
  const faults: [string, object][] = [
    ["manifest.boxKey", { boxKey: "x" }],
    ["manifest.officerKeys", { officerKeys: [manifest.officerKeys[0], manifest.officerKeys[0]] }],
    ["manifest.casting", { casting: { from: "2026-01-02T00:00:00Z", until: "2026-01-01T00:00:00Z" } }],
    ["manifest.groups", { groups: [manifest.groups[0], manifest.groups[0]] }],
    ["manifest.groups.peers.form", { groups: [{ ...manifest.groups[0], form: "none" }] }],
    ["manifest.groups.peers.key", { groups: [{ ...manifest.groups[0], key: "AAAA" }] }],
    [
      "manifest.groups.peers.limits",
      { groups: [{ ...manifest.groups[0], limits: [{ item: "x", level: "y", atMost: 1 }] }] },
    ],
  ];
  for (const [place, fault] of faults)
    expect(() => freezeManifest({ ...manifest, ...fault })).toThrow(
      new RegExp(`^${place.replaceAll(".", "\\.")}`),
    );
});

test("whatever changes in the manifest changes every hash under it", () => {
  const { manifest } = testManifest();
  const changedThreshold = { ...manifest, thresholds: { ...manifest.thresholds, mean: 2 } };
  const [a, b] = [freezeManifest(manifest), freezeManifest(changedThreshold)];
  expect(a.hashText).not.toBe(b.hashText);
  expect(fromUtf8(utf8(a.text))).toBe(a.text);
  expect(fromHex(a.hashText)).toEqual(a.hash);
});
