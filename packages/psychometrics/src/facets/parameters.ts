/**
 * One vector holds every structural parameter: the elements of all facets but the first, then the steps of
 * each step group. A block may be centred (its active members sum to zero): its last active member then
 * follows from the others.
 */
import type { Design } from "./design.ts";

export interface Block {
  /** Facet, or null for the steps of a group. */
  facet: number | null;
  /** Parameters of the block, rising. */
  members: Uint32Array;
  centred: boolean;
}

/** Elements of a facet that sum to zero together: a class of each (−1: none), and whether a class is centred. */
export interface Centring {
  of: ArrayLike<number>;
  isCentred: readonly boolean[];
}

export interface ParameterSpace {
  size: number;
  /** facetStart[f]: first parameter of facet f; −1 for the first facet. */
  facetStart: number[];
  /** stepStart[g]: parameter of step 1 of group g. */
  stepStart: Uint32Array;
  blocks: Block[];
  /** 1 where the parameter is anchored, extreme or without data: it keeps its value. */
  fixed: Uint8Array;
}

/**
 * @param centring of each facet but the first; steps sum to zero within their group
 */
export function parameterSpace(
  design: Design,
  centring: (facet: number) => Centring,
  isFixed: (facet: number, element: number) => boolean,
): ParameterSpace {
  const facetStart = design.facets.map(() => -1);
  const blocks: Block[] = [];
  let size = 0;
  for (let f = 1; f < design.facets.length; f++) {
    facetStart[f] = size;
    blocks.push(...facetBlocks(f, size, centring(f)));
    size += design.facets[f].size;
  }
  const groups = design.coding.groups;
  const stepStart = new Uint32Array(groups.length);
  groups.forEach((group, g) => {
    stepStart[g] = size;
    const steps = Math.max(0, group.values.length - 1);
    blocks.push({ facet: null, members: range(size, steps), centred: true });
    size += steps;
  });
  const fixed = new Uint8Array(size);
  for (let f = 1; f < design.facets.length; f++) {
    for (let e = 0; e < design.facets[f].size; e++) fixed[facetStart[f] + e] = isFixed(f, e) ? 1 : 0;
  }
  return { size, facetStart, stepStart, blocks, fixed };
}

/** All elements of a facet in one class. */
export function inOneClass(size: number, isCentred: boolean): Centring {
  return { of: new Uint8Array(size), isCentred: [isCentred] };
}

function facetBlocks(facet: number, start: number, { of, isCentred }: Centring): Block[] {
  const members = isCentred.map((): number[] => []);
  for (let e = 0; e < of.length; e++) if (of[e] >= 0) members[of[e]].push(start + e);
  return members.map((own, c) => ({ facet, members: Uint32Array.from(own), centred: isCentred[c] }));
}

function range(from: number, length: number): Uint32Array {
  return Uint32Array.from({ length }, (_, i) => from + i);
}

/** Which parameters vary freely, and which one of a centred block gives way to each. */
export interface Reduction {
  /** Full index of each free parameter. */
  free: Uint32Array;
  /** Full index of the dependent parameter of the same block; −1 when the block is not centred. */
  dependent: Int32Array;
}

export function reduction(space: ParameterSpace, extra = 0): Reduction {
  const free: number[] = [];
  const dependent: number[] = [];
  for (const block of space.blocks) {
    const active = [...block.members].filter((i) => space.fixed[i] === 0);
    const last = block.centred ? (active.pop() ?? -1) : -1;
    for (const i of active) {
      free.push(i);
      dependent.push(last);
    }
  }
  for (let i = 0; i < extra; i++) {
    free.push(space.size + i);
    dependent.push(-1);
  }
  return { free: Uint32Array.from(free), dependent: Int32Array.from(dependent) };
}

/** Tᵀ g for a gradient over all parameters. */
export function reduceVector(full: Float64Array, r: Reduction): Float64Array {
  return Float64Array.from(r.free, (i, a) => full[i] - (r.dependent[a] < 0 ? 0 : full[r.dependent[a]]));
}

/** Tᵀ M T for a full symmetric matrix, row-major of width `width`. */
export function reduceMatrix(full: Float64Array, width: number, r: Reduction): Float64Array {
  const size = r.free.length;
  const reduced = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    const i = r.free[a] * width;
    const di = r.dependent[a] * width;
    for (let b = 0; b <= a; b++) {
      const j = r.free[b];
      const dj = r.dependent[b];
      let value = full[i + j];
      if (dj >= 0) value -= full[i + dj];
      if (di >= 0) value -= full[di + j];
      if (di >= 0 && dj >= 0) value += full[di + dj];
      reduced[a * size + b] = value;
      reduced[b * size + a] = value;
    }
  }
  return reduced;
}

/** Add a step of the free parameters to the full vector, keeping the sums of centred blocks. */
export function addReduced(full: Float64Array, step: Float64Array, r: Reduction, scale = 1): void {
  for (let a = 0; a < step.length; a++) {
    full[r.free[a]] += scale * step[a];
    if (r.dependent[a] >= 0) full[r.dependent[a]] -= scale * step[a];
  }
}

/** Covariance of all parameters, row-major of width `width`, from that of the free ones; 0 for fixed ones. */
export function expandCovariance(covariance: Float64Array, r: Reduction, width: number): Float64Array {
  const size = r.free.length;
  const full = new Float64Array(width * width);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const value = covariance[a * size + b];
      const i = r.free[a] * width;
      const j = r.free[b];
      const di = r.dependent[a] * width;
      const dj = r.dependent[b];
      full[i + j] += value;
      if (dj >= 0) full[i + dj] -= value;
      if (di >= 0) full[di + j] -= value;
      if (di >= 0 && dj >= 0) full[di + dj] += value;
    }
  }
  return full;
}

/** Standard errors from a full covariance; 0 for fixed parameters. */
export function errorsOf(covariance: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: width }, (_, i) => Math.sqrt(Math.max(0, covariance[i * width + i])));
}
