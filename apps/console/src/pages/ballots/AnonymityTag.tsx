import { Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { PlanGroup } from "./shapes.ts";

const COLOURS = { promised: "green", "means-only": "gold", "not-promised": "red" } as const;

/** What a group of this size may be promised. */
export function AnonymityTag({ anonymity }: { anonymity: PlanGroup["anonymity"] }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={t(`plan.anonymityHint.${anonymity}`)}>
      <Tag color={COLOURS[anonymity]} tabIndex={0}>
        {t(`plan.anonymity.${anonymity}`)}
      </Tag>
    </Tooltip>
  );
}
