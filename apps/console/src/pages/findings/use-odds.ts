import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { percentText } from "../../lib/format.ts";

/** A small probability as people say it. */
export function useOdds(): (p: number) => string {
  const { t } = useTranslation();
  return useCallback(
    (p) => {
      if (p < 0.0001) return t("findings.below");
      return t("findings.around", { share: percentText(p, p < 0.01 ? 2 : 1) });
    },
    [t],
  );
}

/** "= 0.023", "< 0.0001": a p or q value behind its letter; never a bare zero. */
export function probabilityText(p: number): string {
  if (p < 0.0001) return "< 0.0001";
  return `= ${p < 0.01 ? p.toFixed(4) : p.toFixed(3)}`;
}
