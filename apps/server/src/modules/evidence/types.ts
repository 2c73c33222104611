import type { RawSheet, Text } from "@hengjian/appraisal";

/** A column of an uploaded table. Distinct values are kept for columns of few short marks only, never rows. */
export interface FileColumn {
  /** Counted from 0. */
  index: number;
  /** As spreadsheets name it: A, B, … AA. */
  letter: string;
  header: string;
  filled: number;
  distinct: number;
  /** The most frequent values; empty where a column holds many or long ones. */
  values: { text: string; count: number }[];
}

export interface FileAnalysis {
  sheet: string;
  /** Row of the header, counted from 1. */
  headerRow: number;
  rows: number;
  columns: FileColumn[];
  notices: Text[];
}

/** How a table is to be read. Columns are counted from 0. */
export interface RatingMapping {
  rateeColumn: number;
  /** Where the ratee column holds names that several people bear: the column of the unit. */
  unitColumn: number | null;
  /** The number of the sheet; null when every row is a sheet of its own. */
  sheetColumn: number | null;
  /** The number stands for a rater: sheets about several ratees with one number were filled in by one person. */
  sheetIsRater?: boolean | undefined;
  /** The unit that the rater belongs to, by code or name, where the number stands for a rater. */
  raterUnitColumn?: number | null | undefined;
  /** Rater group: one for the whole file, or from a column by its words. */
  group: { fixed: string } | { column: number; values: { text: string; group: string }[] };
  items: { column: number; indicator: string }[];
  /** What a mark means: a level of the scheme, or "not known". Empty cells are abstentions. */
  values: { text: string; level: number | "not_known" }[];
}

/** One fault of a file: where, what is there, what is wrong, how to mend it. */
export interface RatingFault {
  code: string;
  /** Counted from 1 as in the file; 0 when the fault is about the file or a column as a whole. */
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
  missing: { unitCode: string; unitName: string; name: string }[];
  /** Confirmed imports that cover the same ratees and rater groups already. */
  overlaps: { importId: string; fileName: string; ratees: number }[];
}

/** A sheet as it was read; lives in memory only. */
export interface ReadSheet extends RawSheet {
  cadreId: string;
  /** Number of the sheet as the file gives it; null where every row is a sheet of its own. */
  number: string | null;
  /** Unit of the rater as the file gives it; null where it gives none. */
  raterUnit: string | null;
}

/** The table of a file: the header and what stands below it, with the row numbers of the file. */
export interface RatingTable {
  sheet: string;
  headerRow: number;
  header: string[];
  rows: { row: number; cells: string[] }[];
  /** In a text file every row has as many cells as the header; in a workbook empty cells at the end are not kept. */
  isText: boolean;
  notices: Text[];
}
