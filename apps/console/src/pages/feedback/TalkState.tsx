import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Shape } from "../../api/shapes.ts";

export const TALK_STATES = ["waiting", "overdue", "held", "confirmed", "disputed"] as const;

const COLOURS: Readonly<Record<Shape<"Talk">["state"], string>> = {
  waiting: "default",
  overdue: "red",
  held: "blue",
  confirmed: "green",
  disputed: "orange",
};

export function TalkState({ state }: { state: Shape<"Talk">["state"] }) {
  const { t } = useTranslation();
  return <Tag color={COLOURS[state]}>{t(`talks.state.${state}`)}</Tag>;
}
