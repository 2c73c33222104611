/** A sentence in both languages. */
export interface Text {
  zh: string;
  en: string;
}

/** The first thing in a log that does not fit, with its place. */
export class LogFault extends Error {
  readonly line: number | null;
  readonly index: number | null;
  readonly eventId: string | null;
  readonly text: Text;

  constructor(text: Text, place: { line?: number; index?: number | null; eventId?: string | null } = {}) {
    super(text.en);
    this.text = text;
    this.line = place.line ?? null;
    this.index = place.index ?? null;
    this.eventId = place.eventId ?? null;
  }
}
