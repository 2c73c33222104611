import { Button, Table } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/index.ts";
import type { PaperCount } from "./cells.ts";
import styles from "./Paper.module.css";

type Difference = NonNullable<PaperCount["differences"]>[number];

/** What the two entered otherwise, cell by cell, to be settled by the paper. */
export function PaperDifferences(props: { count: PaperCount; onChoose: (cadreId: string) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const { ratees, form, differences } = props.count;
  const names = new Map(ratees.map((one) => [one.cadreId, one.name]));
  const cells = new Map(form.cells.map((one) => [one.key, one]));
  const labels = new Map(form.indicators.map((one) => [one.code, text(one.label)]));
  const number = (value: number | null) => value ?? t("paper.empty");
  return (
    <section aria-label={t("paper.differences")} className={styles.differences}>
      <h3>{t("paper.differences")}</h3>
      <Table<Difference>
        size="small"
        rowKey={(one) => `${one.cadreId} ${one.key}`}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        scroll={{ x: "max-content" }}
        dataSource={differences ?? []}
        columns={[
          {
            title: t("paper.person"),
            render: (_, one) => (
              <Button
                type="link"
                size="small"
                className={styles.name}
                onClick={() => props.onChoose(one.cadreId)}
              >
                {names.get(one.cadreId)}
              </Button>
            ),
          },
          {
            title: t("paper.item"),
            render: (_, one) => labels.get(cells.get(one.key)?.indicator ?? "") ?? t("paper.totals"),
          },
          { title: t("paper.cell"), render: (_, one) => text(cells.get(one.key)!.label) },
          { title: t("paper.turn.1"), className: "num", render: (_, one) => number(one.first) },
          { title: t("paper.turn.2"), className: "num", render: (_, one) => number(one.second) },
        ]}
      />
    </section>
  );
}
