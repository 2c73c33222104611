import { sha256 } from "#sha256";
import { concat } from "./bytes.ts";

/**
 * Merkle tree hashing of RFC 6962 section 2.1 (kept by RFC 9162): leaves are hashed behind 0x00, inner nodes behind
 * 0x01, and an unbalanced tree splits at the largest power of two below its size.
 */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256(concat(LEAF, leaf));
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat(NODE, left, right));
}

/** Root of the empty tree: the hash of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0));
}

/**
 * A tree that only grows: keeps the roots of its perfect subtrees, so that adding a leaf and reading the root cost
 * O(log n) and a log of millions of entries is continued without reading it again.
 */
export class Frontier {
  /** Roots of perfect subtrees, largest first; their sizes are the binary digits of `size`. */
  readonly #peaks: Uint8Array[];
  #size: number;

  /** @param peaks as `peaks` gave them @throws RangeError when they do not fit the size */
  constructor(size = 0, peaks: readonly Uint8Array[] = []) {
    if (!Number.isSafeInteger(size) || size < 0 || peaks.length !== ones(size)) {
      throw new RangeError(`Got ${peaks.length} peaks for a tree of ${size} leaves, expected ${ones(size)}.`);
    }
    this.#size = size;
    this.#peaks = [...peaks];
  }

  get size(): number {
    return this.#size;
  }

  get peaks(): readonly Uint8Array[] {
    return this.#peaks;
  }

  /** @param hash of the leaf, as `leafHash` gives it */
  append(hash: Uint8Array): void {
    let node = hash;
    // Each trailing one of the size is a perfect subtree that the new leaf completes to the next.
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2))
      node = nodeHash(this.#peaks.pop()!, node);
    this.#peaks.push(node);
    this.#size += 1;
  }

  root(): Uint8Array {
    // No Array.at: old browsers build trees too.
    let root = this.#peaks[this.#peaks.length - 1];
    if (root === undefined) return emptyRoot();
    for (let i = this.#peaks.length - 2; i >= 0; i--) root = nodeHash(this.#peaks[i]!, root);
    return root;
  }
}

function ones(size: number): number {
  let n = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) n += rest % 2;
  return n;
}

/** Root over leaf hashes. */
export function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  const frontier = new Frontier();
  for (const hash of hashes) frontier.append(hash);
  return frontier.root();
}

/**
 * Audit path of a leaf (RFC 6962 section 2.1.1).
 * @throws RangeError when there is no such leaf
 */
export function inclusionProof(hashes: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!(index >= 0 && index < hashes.length))
    throw new RangeError(`Got leaf ${index} of a tree of ${hashes.length}.`);
  if (hashes.length === 1) return [];
  const k = splitOf(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return index < k
    ? [...inclusionProof(left, index), rootOf(right)]
    : [...inclusionProof(right, index - k), rootOf(left)];
}

/** Whether a leaf stands at this place of the tree (RFC 9162 section 2.1.3.2). */
export function verifyInclusion(
  hash: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!(index >= 0 && index < size)) return false;
  let fn = index;
  let sn = size - 1;
  let node = hash;
  for (const step of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      node = nodeHash(step, node);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      node = nodeHash(node, step);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && equalBytes(node, root);
}

/**
 * Proof that a tree of `first` leaves is the beginning of this one (RFC 6962 section 2.1.2).
 * @throws RangeError unless 0 < first ≤ size
 */
export function consistencyProof(hashes: readonly Uint8Array[], first: number): Uint8Array[] {
  if (!(first > 0 && first <= hashes.length))
    throw new RangeError(`Got a beginning of ${first} for a tree of ${hashes.length}.`);
  return subproof(hashes, first, true);
}

function subproof(hashes: readonly Uint8Array[], first: number, whole: boolean): Uint8Array[] {
  if (first === hashes.length) return whole ? [] : [rootOf(hashes)];
  const k = splitOf(hashes.length);
  if (first <= k) return [...subproof(hashes.slice(0, k), first, whole), rootOf(hashes.slice(k))];
  return [...subproof(hashes.slice(k), first - k, false), rootOf(hashes.slice(0, k))];
}

/** Whether the tree behind `firstRoot` is the beginning of the one behind `root` (RFC 9162 section 2.1.4.2). */
export function verifyConsistency(
  first: number,
  size: number,
  firstRoot: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (first === size) return proof.length === 0 && equalBytes(firstRoot, root);
  if (!(first > 0 && first < size) || proof.length === 0) return false;
  const steps = isPowerOfTwo(first) ? [firstRoot, ...proof] : [...proof];
  let fn = first - 1;
  let sn = size - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let fr = steps[0]!;
  let sr = steps[0]!;
  for (const step of steps.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(step, fr);
      sr = nodeHash(step, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      sr = nodeHash(sr, step);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && equalBytes(fr, firstRoot) && equalBytes(sr, root);
}

/** The largest power of two below the size. */
function splitOf(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

function isPowerOfTwo(n: number): boolean {
  return ones(n) === 1;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
