/** Text tables, rosters and ratings, each with one thing wrong in it. */
import { xlsxBytes } from "../xlsx-bytes.ts";
import { csv, RATING_COLUMNS, ROSTER_COLUMNS, ratingRows, rosterRows, rosterSheet } from "./base-files.ts";
import { gbkBytes } from "./gbk.ts";

const BOM = "\ufeff";
/** Column of the third item, in ratings. */
const ITEM = RATING_COLUMNS.indexOf("LEAD03");

export const tidyRoster = () => xlsxBytes([rosterSheet()]);
export const tidyRatings = () => ratings(ratingRows());
export const gbkRosterCsv = () => gbkBytes(csv([ROSTER_COLUMNS, ...rosterRows()]));
export const bomRosterCsv = () => utf8(BOM + csv([ROSTER_COLUMNS, ...rosterRows()]));
export const bomRatingsCsv = () => utf8(BOM + csv([RATING_COLUMNS, ...ratingRows()]));

/** What Excel saves as "Unicode text": UTF-16 with a mark, tabs between the columns. */
export const utf16RatingsCsv = () =>
  Buffer.from(BOM + csv([RATING_COLUMNS, ...ratingRows()]).replaceAll(",", "\t"), "utf16le");

/** Ratings with Chinese column names in GBK, as Excel on a Chinese Windows saves CSV. */
export const gbkRatingsCsv = () => {
  const items = Array.from({ length: 11 }, (_, i) => `第${i + 1}题`);
  return gbkBytes(csv([["被评人", "票号", ...items], ...ratingRows()]));
};

export const rosterWithoutNames = () => {
  const at = ROSTER_COLUMNS.indexOf("姓名");
  const rows = [ROSTER_COLUMNS, ...rosterRows()].map((row) => row.toSpliced(at, 1));
  return xlsxBytes([{ name: "花名册", rows, headerRows: 1 }]);
};

export const rosterHeaderOnly = () => xlsxBytes([rosterSheet([])]);

/** Rows 2, 13 and 24 (counted with the header): 6, 0 and a word where 1 to 5 is asked. */
export const ratingsOutOfRange = () => {
  const rows = ratingRows();
  rows[0]![ITEM] = "6";
  rows[11]![ITEM] = "0";
  rows[22]![ITEM] = "优秀";
  return ratings(rows);
};

/** Row 5 rates a unit that no roster knows. */
export const unknownRatee = () => {
  const rows = ratingRows();
  rows[3]![0] = "Z99";
  return ratings(rows);
};

/** Row 4 repeats the sheet of row 3 word for word; row 6 repeats the number of row 5 with other marks. */
export const duplicateSheets = () => {
  const rows = ratingRows();
  rows[2] = [...rows[1]!];
  rows[4]![1] = rows[3]![1]!;
  return ratings(rows);
};

export const missingItemColumn = () =>
  utf8(csv([RATING_COLUMNS, ...ratingRows()].map((row) => row.toSpliced(ITEM, 1))));

/** Rows 2 to 4 have a cell too few, a cell too many, and an open quotation mark. */
export const raggedRatings = () => {
  const lines = csv([RATING_COLUMNS, ...ratingRows()]).split("\r\n");
  lines[1] = lines[1]!.slice(0, -2);
  lines[2] = `${lines[2]},5`;
  lines[3] = `"${lines[3]}`;
  return utf8(lines.join("\r\n"));
};

/** Row 2 leaves one item blank: an abstention, not a mistake. */
export const abstention = () => {
  const rows = ratingRows();
  rows[0]![ITEM] = "";
  return ratings(rows);
};

/** Old systems hand out web pages under the name .xls. */
export const htmlTable = () =>
  utf8(
    "<html><body><table><tr><td>姓名</td><td>单位</td></tr><tr><td>甲一</td><td>甲局</td></tr></table></body></html>",
  );

export const pdf = () =>
  utf8("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

export const binaryAsCsv = () => Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256));

export const empty = () => Buffer.alloc(0);

function ratings(rows: readonly (readonly string[])[]): Buffer {
  return utf8(csv([RATING_COLUMNS, ...rows]));
}

function utf8(text: string): Buffer {
  return Buffer.from(text, "utf8");
}
