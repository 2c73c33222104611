/** Disjoint sets of elements (Tarjan 1975, path halving). Elements that do not occur stay apart and count for nothing. */
export interface Labels {
  of: Int32Array;
  count: number;
}

export class Forest {
  readonly #parent: Int32Array;
  readonly #used: Uint8Array;
  /** Sets with an element that occurs. */
  #sets: number;

  constructor(used: Uint8Array) {
    this.#used = used;
    this.#parent = new Int32Array(used.length);
    this.#sets = 0;
    for (let e = 0; e < used.length; e++) {
      this.#parent[e] = e;
      this.#sets += used[e];
    }
  }

  get isWhole(): boolean {
    return this.#sets <= 1;
  }

  find(element: number): number {
    const parent = this.#parent;
    let root = element;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** True when the two stood apart. */
  union(a: number, b: number): boolean {
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA === rootB) return false;
    this.#parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    this.#sets--;
    return true;
  }

  /** Everything that occurs into one set; true when that changed anything. */
  joinAll(): boolean {
    const first = this.#used.indexOf(1);
    const before = this.#sets;
    for (let e = first + 1; e < this.#used.length; e++) if (this.#used[e] === 1) this.union(first, e);
    return this.#sets < before;
  }

  /** Sets numbered from 0; elements that do not occur have numbers of their own. */
  labels(): Labels {
    const of = new Int32Array(this.#parent.length).fill(-1);
    let count = 0;
    for (let e = 0; e < of.length; e++) {
      const root = this.find(e);
      if (of[root] < 0) of[root] = count++;
      of[e] = of[root];
    }
    return { of, count };
  }
}
