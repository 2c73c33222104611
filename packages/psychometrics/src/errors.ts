/** One sentence in both languages of the interface. */
export interface Bilingual {
  zh: string;
  en: string;
}

export type ErrorCode =
  | "empty-data"
  | "bad-value"
  | "bad-shape"
  | "bad-option"
  | "too-few-groups"
  | "too-few-raters"
  | "too-few-items"
  | "incomplete-table"
  | "one-category"
  | "all-extreme"
  | "disconnected"
  | "not-identified"
  | "not-converged";

/**
 * The data or the options do not allow the calculation. `code` is stable, `text` says what was got,
 * what was expected and what to do; `details` carries the numbers behind it.
 */
export class PsychometricsError extends Error {
  readonly code: ErrorCode;
  readonly text: Bilingual;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, text: Bilingual, details: Record<string, unknown> = {}) {
    super(text.en);
    this.name = "PsychometricsError";
    this.code = code;
    this.text = text;
    this.details = details;
  }
}
