/** Rows beyond this are refused: the largest roster of a province has fewer, and more would not fit the reader. */
export const MAX_ROWS = 150_000;

/** Columns beyond this are not read: no roster nor form of ratings has as many. */
export const MAX_COLUMNS = 512;
