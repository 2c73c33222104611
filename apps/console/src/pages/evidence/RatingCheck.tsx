import { Alert, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { Shape } from "../../api/shapes.ts";
import { useListing, useText } from "../../i18n/index.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";

type Check = Shape<"RatingCheck">;
type Fault = Check["faults"][number];

const MISSING_SHOWN = 30;

/** What reading by the mapping gave: counts, faults with place and remedy, people without ratings. */
export function RatingCheck({ check }: { check: Check }) {
  const { t } = useTranslation();
  const text = useText();
  const listing = useListing();
  const { counts, faultCount, faults, missing } = check;
  return (
    <Panel title={t("evidence.check")}>
      {faultCount > 0 ? (
        <Alert type="error" showIcon title={t("evidence.faults", { n: faultCount })} />
      ) : (
        <Alert type="success" showIcon title={t("evidence.noFaults")} />
      )}
      <div style={{ margin: "12px 0" }}>
        <Facts
          rows={[
            [t("import.rows"), counts.rows],
            [t("evidence.sheets"), counts.sheets],
            [t("evidence.validMarks"), counts.valid],
            [t("evidence.ratees"), counts.ratees],
            [t("evidence.missingCount"), counts.rateesMissing],
          ]}
        />
      </div>
      {missing.length > 0 && (
        <p className="soft">
          {t("evidence.missing", {
            names: listing(missing.slice(0, MISSING_SHOWN).map((one) => `${one.unitName} ${one.name}`)),
          })}
          {missing.length > MISSING_SHOWN && ` ${t("evidence.more", { n: missing.length - MISSING_SHOWN })}`}
        </p>
      )}
      {faults.length > 0 && (
        <Table<Fault>
          size="small"
          rowKey={(one) => `${one.code}/${one.row}/${one.column}/${one.value}`}
          dataSource={[...faults]}
          scroll={{ x: "max-content" }}
          pagination={{ pageSize: 20, size: "small", hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            {
              title: t("import.row"),
              className: "num",
              render: (_, one) => one.row || t("evidence.wholeFile"),
            },
            { title: t("import.column"), dataIndex: "column" },
            { title: t("import.value"), render: (_, one) => one.value || "—" },
            { title: t("import.problem"), render: (_, one) => text(one.problem) },
            { title: t("import.remedy"), render: (_, one) => text(one.remedy) },
          ]}
        />
      )}
    </Panel>
  );
}
