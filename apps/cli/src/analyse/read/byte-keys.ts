/**
 * Numbers for strings of bytes, by open addressing on FNV-1a (Fowler, Noll and Vo). A map of strings would make a
 * string of every cell; most cells of a long file are labels that were met before.
 */
const FIRST_SLOTS = 1024;
const FIRST_BYTES = 1 << 14;

export class ByteKeys {
  /** Key number + 1; 0 is free. */
  #slots = new Int32Array(FIRST_SLOTS);
  #hash: number[] = [];
  #value: number[] = [];
  /** Where key k begins in the pool; it ends where the next begins. */
  #from: number[] = [0];
  #pool = new Uint8Array(FIRST_BYTES);

  /** The value set for these bytes; −1 when there is none. */
  get(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const key = this.#slots[slot]! - 1;
      if (key < 0) return -1;
      if (this.#hash[key] === hash && this.#isEqual(key, bytes, start, end)) return this.#value[key]!;
    }
  }

  /** Only for bytes that `get` does not know. */
  add(bytes: Uint8Array, start: number, end: number, value: number): void {
    if (2 * (this.#value.length + 1) > this.#slots.length) this.#grow();
    const hash = hashOf(bytes, start, end);
    const key = this.#value.push(value) - 1;
    this.#hash.push(hash);
    const from = this.#from[key]!;
    const to = from + end - start;
    if (to > this.#pool.length) this.#enlarge(to);
    this.#pool.set(bytes.subarray(start, end), from);
    this.#from.push(to);
    this.#place(key);
  }

  #isEqual(key: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#from[key]!;
    if (this.#from[key + 1]! - from !== end - start) return false;
    const pool = this.#pool;
    for (let i = start; i < end; i++) if (pool[from + i - start] !== bytes[i]) return false;
    return true;
  }

  #place(key: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hash[key]! & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = key + 1;
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let key = 0; key < this.#value.length; key++) this.#place(key);
  }

  #enlarge(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, 2 * this.#pool.length));
    larger.set(this.#pool);
    this.#pool = larger;
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  // FNV leaves the low bits of short keys close together.
  return (hash ^ (hash >>> 15)) | 0;
}
