import type { Indicator, Text } from "../types.ts";

type Pair = readonly [zh: string, en: string];

const LEVEL_LABELS: readonly Text[] = [
  { zh: "很差", en: "Very poor" },
  { zh: "较差", en: "Poor" },
  { zh: "一般", en: "Fair" },
  { zh: "较好", en: "Good" },
  { zh: "很好", en: "Very good" },
];

const text = ([zh, en]: Pair): Text => ({ zh, en });

/** @param behaviours from the lowest level to the highest */
export function indicator(
  code: string,
  dimension: string,
  label: Pair,
  weight: number,
  behaviours: readonly [Pair, Pair, Pair, Pair, Pair],
  measures: readonly Pair[],
): Indicator {
  return {
    code,
    dimension,
    label: text(label),
    weight,
    levels: behaviours.map((behaviour, i) => ({
      value: i + 1,
      label: LEVEL_LABELS[i]!,
      behaviour: text(behaviour),
    })),
    measures: measures.map(text),
  };
}
