import type { Text } from "@hengjian/appraisal";

/** A column of an uploaded table. Distinct values are kept for columns of marks only, never rows. */
export interface FileColumn {
  /** 0-based. */
  index: number;
  /** As spreadsheets name it: A, B, … AA. */
  letter: string;
  header: string;
  filled: number;
  distinct: number;
  /** The most frequent values, at most 20; empty where almost every row has its own value. */
  values: { text: string; count: number }[];
}

export interface FileAnalysis {
  sheet: string;
  /** 1-based row of the header. */
  headerRow: number;
  rows: number;
  columns: FileColumn[];
}

/** How a table is to be read. Columns are 0-based. */
export interface RatingMapping {
  rateeColumn: number;
  /** Where the ratee column holds names that several people bear: the column of the unit. */
  unitColumn: number | null;
  /** The number of the sheet; null when every row is a sheet of its own. */
  sheetColumn: number | null;
  /** Rater group: from a column, by these words, or one for the whole file. */
  group: { fixed: string } | { column: number; values: { text: string; group: string }[] };
  items: { column: number; indicator: string }[];
  /** What a mark means: a level of the scheme, or "not known". Empty cells are abstentions. */
  values: { text: string; level: number | "not_known" }[];
}

/** One fault of a file: where, what is there, what is wrong, how to mend it. */
export interface RatingFault {
  code: string;
  /** 1-based; 0 when the fault is about the file or a column as a whole. */
  row: number;
  /** Letter of the column, or empty. */
  column: string;
  value: string;
  problem: Text;
  remedy: Text;
}

export interface CheckResult {
  faults: RatingFault[];
  /** All faults, also beyond the listed ones. */
  faultCount: number;
  counts: { rows: number; sheets: number; valid: number; ratees: number; rateesMissing: number };
  /** Ratees of the campaign that the file says nothing about. */
  missing: { unitCode: string; name: string }[];
  /** Ratees and groups that another confirmed import already covers. */
  overlaps: { importId: string; fileName: string; ratees: number }[];
}
