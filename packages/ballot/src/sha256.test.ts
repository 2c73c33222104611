import fc from "fast-check";
import { expect, test } from "vitest";
import { toHex, utf8 } from "./bytes.ts";
import { sha256 as plain } from "./sha256.ts";
import { sha256 as native } from "./sha256-node.ts";

test("both forms give the digests of FIPS 180-4", () => {
  for (const sha256 of [plain, native]) {
    expect(toHex(sha256(utf8("abc")))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
    expect(toHex(sha256(new Uint8Array(0)))).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  }
});

test("both forms agree on any bytes, also on a part of a longer buffer", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, from) => {
      const part = bytes.subarray(Math.min(from, bytes.length));
      expect(toHex(native(part))).toBe(toHex(plain(part)));
    }),
  );
});
