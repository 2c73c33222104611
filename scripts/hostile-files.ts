/**
 * Files that break importers, made when a test asks for them; nothing of this is kept in the repository.
 *
 *   const bytes = hostileFiles.zipBomb.build();
 *
 * All of them refer to the units H01 to H03 of `tidyRoster`, and most have exactly one thing wrong with them.
 */

import * as tables from "./hostile/tables.ts";
import * as workbooks from "./hostile/workbooks.ts";

export { RATING_COLUMNS, ROSTER_COLUMNS, UNITS } from "./hostile/base-files.ts";

export type HostileFile = {
  fileName: string;
  meantAs: "roster" | "ratings";
  /**
   * What a careful importer does: `accept` reads every row; `row-errors` reads the file and names the bad rows;
   * `refuse` says why and imports nothing.
   */
  expect: "accept" | "row-errors" | "refuse";
  about: string;
  build: () => Buffer;
};

const roster = (
  fileName: string,
  expect: HostileFile["expect"],
  about: string,
  build: () => Buffer,
): HostileFile => ({ fileName, meantAs: "roster", expect, about, build });

const ratings = (
  fileName: string,
  expect: HostileFile["expect"],
  about: string,
  build: () => Buffer,
): HostileFile => ({ fileName, meantAs: "ratings", expect, about, build });

export const hostileFiles = {
  tidyRoster: roster(
    "花名册.xlsx",
    "accept",
    "nothing wrong: the units and people the others refer to",
    tables.tidyRoster,
  ),
  tidyRatings: ratings(
    "测评.csv",
    "accept",
    "nothing wrong: ten sheets for each of three heads",
    tables.tidyRatings,
  ),

  pdf: roster("花名册.xlsx", "refuse", "a PDF named .xlsx", tables.pdf),
  htmlTable: roster("花名册.xls", "refuse", "a web page named .xls", tables.htmlTable),
  empty: roster("花名册.xlsx", "refuse", "no bytes at all", tables.empty),
  binaryAsCsv: ratings("测评.csv", "refuse", "binary bytes named .csv", tables.binaryAsCsv),
  zipWithoutWorkbook: roster(
    "花名册.xlsx",
    "refuse",
    "a zip that holds no workbook",
    workbooks.zipWithoutWorkbook,
  ),
  encrypted: roster(
    "花名册.xlsx",
    "refuse",
    "encrypted with a password by Office",
    workbooks.encryptedWorkbook,
  ),
  legacyXls: roster(
    "花名册.xls",
    "refuse",
    "the container of an .xls of Excel 97 without a sheet",
    workbooks.legacyXls,
  ),
  truncatedZip: roster("花名册.xlsx", "refuse", "a download that broke off", workbooks.truncatedZip),
  corruptZip: roster(
    "花名册.xlsx",
    "refuse",
    "one damaged byte in the compressed sheet",
    workbooks.corruptZip,
  ),

  zipBomb: roster("花名册.xlsx", "refuse", "2 GiB in 2 MB, sizes stated honestly", workbooks.zipBomb),
  lyingZipBomb: roster("花名册.xlsx", "refuse", "2 GiB in 2 MB, headers state 4 kB", workbooks.lyingZipBomb),
  entityBomb: roster(
    "花名册.xlsx",
    "refuse",
    "XML entities that grow to a billion characters",
    workbooks.entityBomb,
  ),
  millionEmptyRows: roster(
    "花名册.xlsx",
    "accept",
    "six people, then formatted empty rows to 1,048,576",
    workbooks.millionEmptyRows,
  ),

  formulas: roster(
    "花名册.xlsx",
    "row-errors",
    "formulas, a link to another workbook, DDE, a web call",
    workbooks.formulas,
  ),
  formulaLikeText: roster(
    "花名册.xlsx",
    "accept",
    "texts that would become formulas when exported",
    workbooks.formulaLikeText,
  ),
  macros: roster("花名册.xlsm", "refuse", "a workbook with a VBA project", workbooks.macroWorkbook),
  macrosAsXlsx: roster("花名册.xlsx", "refuse", "the same, named .xlsx", workbooks.macroWorkbook),

  gbkRosterCsv: roster("花名册.csv", "accept", "CSV in GBK", tables.gbkRosterCsv),
  bomRosterCsv: roster("花名册.csv", "accept", "CSV in UTF-8 with a byte-order mark", tables.bomRosterCsv),
  rosterWithoutNames: roster(
    "花名册.xlsx",
    "refuse",
    "the column of names is missing",
    tables.rosterWithoutNames,
  ),
  rosterHeaderOnly: roster("花名册.xlsx", "refuse", "a header and no rows", tables.rosterHeaderOnly),

  gbkRatingsCsv: ratings("测评.csv", "accept", "CSV in GBK with Chinese column names", tables.gbkRatingsCsv),
  bomRatingsCsv: ratings("测评.csv", "accept", "CSV in UTF-8 with a byte-order mark", tables.bomRatingsCsv),
  utf16RatingsCsv: ratings(
    "测评.txt",
    "accept",
    "tab-separated UTF-16, Excel's Unicode text",
    tables.utf16RatingsCsv,
  ),
  abstention: ratings("测评.csv", "accept", "one blank mark: an abstention", tables.abstention),
  ratingsOutOfRange: ratings(
    "测评.csv",
    "row-errors",
    "6, 0 and a word in rows 2, 13 and 24",
    tables.ratingsOutOfRange,
  ),
  unknownRatee: ratings(
    "测评.csv",
    "row-errors",
    "row 5 rates unit Z99, which no roster knows",
    tables.unknownRatee,
  ),
  duplicateSheets: ratings(
    "测评.csv",
    "row-errors",
    "row 4 repeats row 3; row 6 repeats the number of row 5",
    tables.duplicateSheets,
  ),
  raggedRatings: ratings(
    "测评.csv",
    "row-errors",
    "rows with a cell too few or too many, an open quotation mark",
    tables.raggedRatings,
  ),
  missingItemColumn: ratings(
    "测评.csv",
    "refuse",
    "the column of item 3 is missing",
    tables.missingItemColumn,
  ),
} satisfies Record<string, HostileFile>;

export type HostileName = keyof typeof hostileFiles;
