/** What the reader of a result has to know before relying on it; stable codes for programs. */
import { type Bilingual, PsychometricsError } from "@hengjian/psychometrics";
import { both } from "./language.ts";

export interface Note {
  code: string;
  text: Bilingual;
}

export function note(code: string, zh: string, en: string): Note {
  return { code, text: both(zh, en) };
}

/** A part of the result that could not be had, and why. */
export interface Missing {
  flag: string;
  text: Bilingual;
}

export function missing(flag: string, zh: string, en: string): Missing {
  return { flag, text: both(zh, en) };
}

export function isMissing(part: object): part is Missing {
  return "flag" in part && "text" in part;
}

/** The value, or the sentence of the statistics why there is none. */
export function attempt<T extends object>(calculate: () => T): T | Missing {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof PsychometricsError) return { flag: error.code, text: error.text };
    throw error;
  }
}

/** What would take longer than the rest of the analysis is left out unless asked for. */
export function tooCostly(zh: string, en: string): Missing {
  return missing("too-costly", `${zh}；要计算请加 --full。`, `${en}; add --full to have it done.`);
}
