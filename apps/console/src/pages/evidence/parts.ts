import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";
import type { Mapping } from "./mapping.ts";

export interface PartProps {
  mapping: Mapping;
  columns: Shape<"RatingImport">["analysis"]["columns"];
  scheme: Shape<"Scheme">;
  onChange: (part: Partial<Mapping>) => void;
}

/** A dimension and its indicators as one group of choices. */
export function useIndicatorOptions(scheme: Shape<"Scheme">) {
  const text = useText();
  return scheme.dimensions.map((dimension) => ({
    label: text(dimension.label),
    options: scheme.indicators
      .filter((one) => one.dimension === dimension.code)
      .map((one) => ({ value: one.code, label: `${one.code} ${text(one.label)}` })),
  }));
}
