/** PostgreSQL takes at most 65,535 parameters in one statement; rows of up to 60 columns fit a portion. */
const ROWS = 1000;

/** Rows in portions that one insert takes. */
export function* portions<T>(rows: readonly T[], size: number = ROWS): Generator<T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size);
}
