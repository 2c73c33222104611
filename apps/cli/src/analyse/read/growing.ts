/** A list of numbers that grows by whole blocks, so that no value is copied more than once. */
const BLOCK = 1 << 18;

type NumberArray = Uint32Array<ArrayBuffer> | Int16Array<ArrayBuffer>;

export class Growing<T extends NumberArray> {
  #blocks: T[] = [];
  #last: T;
  #used = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#last = make(BLOCK);
    this.#blocks.push(this.#last);
  }

  get length(): number {
    return (this.#blocks.length - 1) * BLOCK + this.#used;
  }

  push(value: number): void {
    if (this.#used === BLOCK) {
      this.#last = this.#make(BLOCK);
      this.#blocks.push(this.#last);
      this.#used = 0;
    }
    this.#last[this.#used++] = value;
  }

  /** All values in one array; each block is let go once it is copied. */
  finish(): T {
    const all = this.#make(this.length);
    const count = this.#blocks.length;
    for (let b = 0; b < count; b++) {
      const block = this.#blocks.shift()!;
      all.set(b === count - 1 ? block.subarray(0, this.#used) : block, b * BLOCK);
    }
    this.#blocks = [this.#last];
    this.#used = 0;
    return all;
  }
}
