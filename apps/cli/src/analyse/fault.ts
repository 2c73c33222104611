import { type Bilingual, PsychometricsError } from "@hengjian/psychometrics";

/** What stops an analysis, in both languages: what was got, where, and what to do. */
export class AnalyseFault extends Error {
  readonly text: Bilingual;

  constructor(text: Bilingual) {
    super(text.en);
    this.name = "AnalyseFault";
    this.text = text;
  }
}

/** The words of an error that a user can act on; null for any other. */
export function faultText(error: unknown): Bilingual | null {
  if (error instanceof AnalyseFault || error instanceof PsychometricsError) return error.text;
  if (error instanceof RangeError && /allocation|array length|map maximum/i.test(error.message)) {
    return {
      zh: "评分太多，内存放不下。请分批分析，或换一台内存更大的机器。",
      en: "There are more ratings than the memory holds. Analyse them in parts, or on a machine with more memory.",
    };
  }
  return null;
}
