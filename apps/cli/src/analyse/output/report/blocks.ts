/** A report as data: the terminal and the page show the same sections, each in its own way. */
import type { Bilingual } from "@hengjian/psychometrics";
import type { Language } from "../../language.ts";

export interface Column {
  label: string;
  /** Numbers stand right. */
  isNumber: boolean;
}

export interface Table {
  kind: "table";
  caption: string;
  columns: Column[];
  rows: string[][];
  /** Rows that are not shown. */
  more: number;
}

export interface Paragraph {
  kind: "text" | "warning";
  text: string;
}

export type Block = Table | Paragraph;

export interface Section {
  id: string;
  title: string;
  blocks: Block[];
}

/** Picks the language of the report. */
export type Say = (zh: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (zh, en) => (language === "zh" ? zh : en);
}

export function pick(say: Say, { zh, en }: Bilingual): string {
  return say(zh, en);
}

export function text(words: string): Paragraph {
  return { kind: "text", text: words };
}

export function warning(words: string): Paragraph {
  return { kind: "warning", text: words };
}

export function words(label: string): Column {
  return { label, isNumber: false };
}

export function number(label: string): Column {
  return { label, isNumber: true };
}

/** What there is instead of a number. */
export const NONE = "—";

export function decimal(value: number | null, decimals = 2): string {
  return value === null ? NONE : value.toFixed(decimals).replace(/^-(0\.?0*)$/, "$1");
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** A p or q as a reader takes it in. */
export function probability(p: number): string {
  return p < 0.001 ? "<0.001" : p.toFixed(3);
}

/** The first and last rows when there are too many to show. */
export function cut<T>(rows: readonly T[], most: number): { shown: T[]; more: number } {
  if (rows.length <= most) return { shown: [...rows], more: 0 };
  const half = Math.floor(most / 2);
  return { shown: [...rows.slice(0, half), ...rows.slice(-half)], more: rows.length - 2 * half };
}
