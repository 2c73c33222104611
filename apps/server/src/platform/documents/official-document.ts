/**
 * The one shape of everything the office prints: letters, notices, protocols, summary tables. The renderers know
 * this and nothing of assessment; numbers, dates and indents are theirs, by GB/T 9704-2012.
 */

export interface OfficialDocument {
  title: string;
  /** Date of the document, ISO "2026-11-24": stands in the file's metadata, so that the same input gives the same bytes. */
  date: string;
  /** The issuing office, for the metadata. */
  author: string;
  /** 发文字号, centred below the title. */
  reference?: string;
  /** Small text at the head of every page, such as "演示数据 (虚构)". */
  label?: string;
  /** Wide tables lie on their side; the text area keeps 156 × 225 mm. */
  orientation?: "portrait" | "landscape";
  blocks: readonly Block[];
}

export type Block =
  | { kind: "salutation"; text: string }
  /** Numbered by the renderer: 一、 / (一) / 1. */
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "paragraph"; text: string }
  | TableBlock
  /** 附件说明: what is attached, one line each. */
  | { kind: "attachments"; items: readonly string[] }
  /** `date` is ISO; printed as 2026年11月24日. */
  | { kind: "signOff"; signer: string; date: string }
  /** 附注, in brackets below the sign-off. */
  | { kind: "note"; text: string }
  /** An annex [附件] begins on a page of its own. */
  | { kind: "annex"; label: string; title: string };

export interface TableBlock {
  kind: "table";
  caption?: string;
  columns: readonly TableColumn[];
  rows: readonly (readonly string[])[];
}

interface TableColumn {
  header: string;
  /** Share of the width relative to the other columns, more than 0; 1 when left out. */
  share?: number;
  align?: "left" | "center" | "right";
}
