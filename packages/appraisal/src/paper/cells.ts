import type { Indicator, Scheme, Tally, Text } from "../types.ts";

/** What is counted of the sheets of paper as a whole, in the order of the counting form. */
export const PAPER_TOTALS = ["eligible", "issued", "returned", "valid", "invalid"] as const;
export type PaperTotal = (typeof PAPER_TOTALS)[number];

/** Numbers of ballots by the key of the cell; null where nothing was entered. */
export type PaperCounts = Readonly<Record<string, number | null>>;

/** One cell of the counting form [计票表] about one ratee. */
export interface PaperCell {
  key: string;
  /** Code of the indicator; null for the totals. */
  indicator: string | null;
  /** What is counted in the cell, in a few words: the total, the level, "not known", "left blank". */
  label: Text;
  /** Only the number of people on the list may be unknown. */
  mayBeEmpty: boolean;
}

const TOTAL_LABELS: Readonly<Record<PaperTotal, Text>> = {
  eligible: { zh: "应到", en: "Eligible" },
  issued: { zh: "发出", en: "Issued" },
  returned: { zh: "收回", en: "Returned" },
  valid: { zh: "有效", en: "Valid" },
  invalid: { zh: "无效", en: "Invalid" },
};
const NOT_KNOWN: Text = { zh: "不了解", en: "Not known" };
const BLANK: Text = { zh: "未填", en: "Blank" };

/** Key of the cell that counts one level of an indicator, of "not known" and of items left blank. */
export const levelKey = (indicator: string, level: number) => `${indicator}/${level}`;
const notKnownKey = (indicator: string) => `${indicator}/not-known`;
const blankKey = (indicator: string) => `${indicator}/blank`;

/** The cells of the counting form: totals, then indicator by indicator, levels from the best to the worst. */
export function paperCells(scheme: Pick<Scheme, "indicators">): PaperCell[] {
  const totals = PAPER_TOTALS.map(
    (key): PaperCell => ({
      ...{ key, indicator: null, label: TOTAL_LABELS[key] },
      mayBeEmpty: key === "eligible",
    }),
  );
  return [...totals, ...scheme.indicators.flatMap(cellsOf)];
}

function cellsOf({ code, levels }: Indicator): PaperCell[] {
  const cell = (key: string, label: Text): PaperCell => ({ key, indicator: code, label, mayBeEmpty: false });
  const falling = levels.toSorted((a, b) => b.value - a.value);
  return [
    ...falling.map((level) => cell(levelKey(code, level.value), level.label)),
    cell(notKnownKey(code), NOT_KNOWN),
    cell(blankKey(code), BLANK),
  ];
}

/** The votes of one complete form, indicator by indicator. */
export function paperTallies(
  scheme: Pick<Scheme, "indicators">,
  group: string,
  counts: PaperCounts,
): Tally[] {
  return scheme.indicators.map(({ code, levels }) => ({
    indicator: code,
    group,
    counts: Object.fromEntries(
      levels
        .map(({ value }): [string, number] => [String(value), counts[levelKey(code, value)] ?? 0])
        .filter(([, count]) => count > 0),
    ),
    notKnown: counts[notKnownKey(code)] ?? 0,
    abstained: counts[blankKey(code)] ?? 0,
  }));
}
