import { expect, test } from "vitest";
import {
  consistencyProof,
  emptyRoot,
  Frontier,
  fromHex,
  inclusionProof,
  leafHash,
  rootOf,
  toHex,
  verifyConsistency,
  verifyInclusion,
} from "./index.ts";

/** The eight leaves and roots that the reference implementation of RFC 6962 tests with. */
const LEAVES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test("roots of the reference leaves", () => {
  const hashes = LEAVES.map((leaf) => leafHash(fromHex(leaf)));
  expect(ROOTS.map((_, i) => toHex(rootOf(hashes.slice(0, i + 1))))).toEqual(ROOTS);
  expect(toHex(emptyRoot())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

const hashesOf = (n: number) => Array.from({ length: n }, (_, i) => leafHash(Uint8Array.of(i >> 8, i & 255)));

test("every inclusion proof holds for its leaf alone, in trees of 1 to 300 leaves", () => {
  const all = hashesOf(300);
  for (let size = 1; size <= 300; size++) {
    const hashes = all.slice(0, size);
    const root = rootOf(hashes);
    for (const index of [0, size >> 1, size - 1, (size * 7) % size]) {
      const proof = inclusionProof(hashes, index);
      expect(verifyInclusion(hashes[index]!, index, size, proof, root)).toBe(true);
      expect(verifyInclusion(hashes[(index + 1) % size]!, index, size, proof, root)).toBe(size === 1);
      expect(verifyInclusion(hashes[index]!, index, size + 1, [...proof, root], root)).toBe(false);
    }
  }
});

test("every consistency proof holds, and for no other beginning, in trees of 1 to 300 leaves", () => {
  const all = hashesOf(300);
  for (let size = 1; size <= 300; size += size < 40 ? 1 : 13) {
    const hashes = all.slice(0, size);
    const root = rootOf(hashes);
    for (let first = 1; first <= size; first += size < 40 ? 1 : 7) {
      const proof = consistencyProof(hashes, first);
      const firstRoot = rootOf(hashes.slice(0, first));
      expect(verifyConsistency(first, size, firstRoot, root, proof)).toBe(true);
      expect(verifyConsistency(first, size, leafHash(firstRoot), root, proof)).toBe(false);
    }
  }
});

test("a frontier continued from its peaks gives the same roots", () => {
  const hashes = hashesOf(130);
  let frontier = new Frontier();
  hashes.forEach((hash, i) => {
    frontier.append(hash);
    frontier = new Frontier(frontier.size, frontier.peaks);
    expect(toHex(frontier.root())).toBe(toHex(rootOf(hashes.slice(0, i + 1))));
  });
  expect(() => new Frontier(3, [hashes[0]!])).toThrow(RangeError);
});
