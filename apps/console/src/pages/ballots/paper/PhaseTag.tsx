import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { PaperItem } from "./cells.ts";

const COLORS: Partial<Record<PaperItem["phase"], string>> = {
  first: "gold",
  second: "gold",
  differ: "red",
  agreed: "blue",
  taken: "green",
  withdrawing: "gold",
};

/** Where a count of paper ballots stands. */
export function PhaseTag({ phase }: { phase: PaperItem["phase"] }) {
  const { t } = useTranslation();
  return <Tag color={COLORS[phase] ?? "default"}>{t(`paper.phase.${phase}`)}</Tag>;
}
