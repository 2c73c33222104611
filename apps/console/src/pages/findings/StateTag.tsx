import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { FindingState } from "./use-analysis.ts";

const COLOURS: Readonly<Record<FindingState, string | undefined>> = {
  open: "gold",
  confirmed: "red",
  dismissed: "green",
  noted: "blue",
  gone: undefined,
};

export function StateTag({ state }: { state: FindingState }) {
  const { t } = useTranslation();
  const color = COLOURS[state];
  return <Tag {...(color === undefined ? {} : { color })}>{t(`findings.state.${state}`)}</Tag>;
}
