import { expect, test } from "vitest";
import { base32, matchingStep, otpauthUri, stepAt, totpCode } from "./totp.ts";

const SECRET = Buffer.from("12345678901234567890");

test.each([
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
])("RFC 6238 appendix B: at %i s the code is %s", (seconds, code) => {
  expect(totpCode(SECRET, stepAt(new Date(seconds * 1000)), 8)).toBe(code);
});

test.each([
  ["f", "MY"],
  ["fo", "MZXQ"],
  ["foobar", "MZXW6YTBOI"],
])("RFC 4648 section 10: %s in Base32 is %s", (text, encoded) => {
  expect(base32(Buffer.from(text))).toBe(encoded);
});

test("a code is good one step early or late, and only once", () => {
  const now = new Date("2026-11-24T08:00:10Z");
  const step = stepAt(now);
  for (const drift of [-1, 0, 1]) {
    expect(matchingStep(SECRET, totpCode(SECRET, step + drift), now, null)).toBe(step + drift);
  }
  expect(matchingStep(SECRET, totpCode(SECRET, step + 2), now, null)).toBeNull();
  expect(matchingStep(SECRET, totpCode(SECRET, step), now, step)).toBeNull();
  expect(matchingStep(SECRET, "", now, null)).toBeNull();
  expect(matchingStep(SECRET, `${totpCode(SECRET, step)}0`, now, null)).toBeNull();
});

test("the address for the QR code carries the secret", () => {
  expect(otpauthUri(SECRET, "衡鉴", "a b")).toBe(
    "otpauth://totp/%E8%A1%A1%E9%89%B4:a%20b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E8%A1%A1%E9%89%B4",
  );
});
