import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { percentText } from "../../lib/format.ts";
import { Panel } from "../../parts/Panel.tsx";
import type { Analysis } from "./use-analysis.ts";

type Test = NonNullable<Analysis["analysis"]>["tests"][number];

/** Every test: what it looks for, how many results it gave, how many became leads, or why it was not made. */
export function TestsPanel({ tests, rate }: { tests: readonly Test[]; rate: number }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <Panel title={t("findings.tab.tests")}>
      <p className="soft">{t("tests.note", { rate: percentText(rate) })}</p>
      <Table<Test>
        size="small"
        rowKey="test"
        pagination={false}
        scroll={{ x: 640 }}
        dataSource={[...tests]}
        columns={[
          { title: t("findings.test"), width: 150, render: (_, one) => text(one.label) },
          {
            title: t("tests.about"),
            render: (_, one) => (
              <>
                {text(one.about)}
                {one.notRun !== null && (
                  <div className="soft">{t("tests.notMade", { why: text(one.notRun) })}</div>
                )}
              </>
            ),
          },
          { title: t("tests.tried"), width: 80, className: "num", render: (_, one) => one.tried || "—" },
          {
            title: t("tests.leads"),
            width: 80,
            className: "num",
            render: (_, one) => (one.tried === 0 ? "—" : one.leads),
          },
        ]}
      />
    </Panel>
  );
}
