import { useTranslation } from "react-i18next";
import type { Shape } from "../../api/shapes.ts";
import { Facts } from "../../parts/Facts.tsx";

/** What the giver recorded about a talk. */
export function TalkRecord({ talk }: { talk: Shape<"Talk"> }) {
  const { t } = useTranslation();
  const { record, giverName } = talk;
  if (record === null) return null;
  return (
    <Facts
      rows={[
        [t("talks.giver"), giverName],
        [t("talks.date"), record.heldOn],
        [t("talks.form"), t(`talks.form.${record.form}`)],
        [
          t("talks.reception"),
          <>
            {t(`talks.reception.${record.reception}`)}
            {record.receptionNote !== "" && <div className="soft">{record.receptionNote}</div>}
          </>,
        ],
        [t("talks.measures"), record.measuresNote === "" ? t("talks.measuresKept") : record.measuresNote],
      ]}
    />
  );
}
