import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CheckpointError,
  canonicalJson,
  newSigner,
  openCheckpoint,
  parseVerifier,
  signCheckpoint,
  verifierOf,
  verifierText,
} from "./index.ts";

const signer = newSigner("hengjian/test", new Uint8Array(32).fill(7));
const supervisor = newSigner("supervisor/test", new Uint8Array(32).fill(9));
const checkpoint = { origin: "hengjian/test/audit", size: 42, root: new Uint8Array(32).fill(1) };

test("a signed checkpoint opens with the keys that signed it", () => {
  const note = signCheckpoint(checkpoint, [signer, supervisor]);
  expect(openCheckpoint(note, [verifierOf(signer), verifierOf(supervisor)])).toEqual(checkpoint);
  expect(note.split("\n").slice(0, 2)).toEqual(["hengjian/test/audit", "42"]);
});

test("a missing signature and any changed character are found", () => {
  const note = signCheckpoint(checkpoint, [signer]);
  expect(() => openCheckpoint(note, [verifierOf(supervisor)])).toThrow(CheckpointError);
  fc.assert(
    fc.property(fc.nat({ max: note.length - 1 }), fc.constantFrom("A", "7", "\n", " "), (at, character) => {
      fc.pre(note[at] !== character);
      expect(() =>
        openCheckpoint(note.slice(0, at) + character + note.slice(at + 1), [verifierOf(signer)]),
      ).toThrow(CheckpointError);
    }),
    { numRuns: 150 },
  );
});

test("a public key survives its text form, and a damaged one is refused", () => {
  const text = verifierText(verifierOf(signer));
  expect(parseVerifier(text)).toEqual(verifierOf(signer));
  expect(() => parseVerifier(text.replace("hengjian", "hengjiam"))).toThrow(CheckpointError);
});

test("canonical JSON orders keys by UTF-16 and writes numbers as RFC 8785 does", () => {
  const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
  expect(canonicalJson(value)).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  );
  expect(canonicalJson([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27])).toBe(
    "[333333333.3333333,1e+30,4.5,0.002,1e-27]",
  );
  expect(() => canonicalJson(Number.NaN)).toThrow();
});
