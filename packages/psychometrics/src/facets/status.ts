/** Standing of an element in the estimation. */

export const REGULAR = 0;
export const LOWEST = 1;
export const HIGHEST = 2;
/** All its ratings belong to extreme elements, or it has none. */
export const UNSUPPORTED = 3;
/** Not extreme by itself, but its ratings separate from all others: the likelihood rises for ever. */
export const UNBOUNDED = 4;
