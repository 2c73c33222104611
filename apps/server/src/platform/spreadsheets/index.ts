import { type Cap, runCapped } from "./capped.ts";
import type { Grid } from "./grid.ts";

export { answerCapped, type CappedMessage, runCapped } from "./capped.ts";
export { columnName, type Grid, type Merge, type Sheet } from "./grid.ts";
export { parseSpreadsheet } from "./parse.ts";
export { type Cell, type SheetToWrite, workbookStream, writeCsv, writeWorkbook } from "./write.ts";

/** Read an upload in a worker of its own. @throws DomainError of `refusals` */
export function readSpreadsheet(
  bytes: Uint8Array,
  options: { cap?: Cap; signal?: AbortSignal } = {},
): Promise<Grid> {
  return runCapped<never, Grid>(new URL("./read.worker.ts", import.meta.url), { bytes }, () => {}, options);
}
