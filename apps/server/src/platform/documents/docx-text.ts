import { type IRunOptions, TextRun } from "docx";

/** One run for each line; a line end in the text becomes a line break. */
export function textRuns(text: string, options: IRunOptions = {}): TextRun[] {
  return text
    .split("\n")
    .map((line, i) => new TextRun({ ...options, text: line, ...(i > 0 && { break: 1 }) }));
}
