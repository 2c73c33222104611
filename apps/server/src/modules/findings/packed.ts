import type { AnalysisInput, RatedSheet } from "./types.ts";

/** The input of an analysis as it crosses to its process: all sheets in five arrays instead of an object each. */
export interface PackedInput extends Omit<AnalysisInput, "set"> {
  set: Omit<AnalysisInput["set"], "sheets">;
  ratee: Int32Array;
  group: Int32Array;
  rater: Int32Array;
  raterUnit: Int32Array;
  /** Sheet by sheet, one for each item; NaN where there is none. */
  marks: Float64Array;
}

export function pack({ set: { sheets, ...set }, ...rest }: AnalysisInput): PackedInput {
  const items = set.items.length;
  const marks = new Float64Array(sheets.length * items);
  for (const [s, sheet] of sheets.entries()) marks.set(sheet.marks, s * items);
  return {
    ...rest,
    set,
    ratee: Int32Array.from(sheets, (one) => one.ratee),
    group: Int32Array.from(sheets, (one) => one.group),
    rater: Int32Array.from(sheets, (one) => one.rater),
    raterUnit: Int32Array.from(sheets, (one) => one.raterUnit),
    marks,
  };
}

export function unpack({ ratee, group, rater, raterUnit, marks, set, ...rest }: PackedInput): AnalysisInput {
  const items = set.items.length;
  const sheets = Array.from(ratee, (_, s): RatedSheet => {
    const own = [...marks.subarray(s * items, (s + 1) * items)];
    return {
      ...{ ratee: ratee[s]!, group: group[s]!, rater: rater[s]! },
      ...{ marks: own, raterUnit: raterUnit[s]! },
    };
  });
  return { ...rest, set: { ...set, sheets } };
}
