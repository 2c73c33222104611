import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import type { RoundDetail } from "./shapes.ts";

/** 应到, 发出, 收回 of every rater group, and their sum. */
export function Numbers({ numbers }: Pick<RoundDetail, "numbers">) {
  const { t } = useTranslation();
  const text = useText();
  const sum = (of: (one: RoundDetail["numbers"][number]) => number | null) =>
    numbers.reduce<number | null>((total, one) => {
      const value = of(one);
      return total === null || value === null ? null : total + value;
    }, 0);
  return (
    <Table
      size="small"
      rowKey="group"
      pagination={false}
      scroll={{ x: "max-content" }}
      dataSource={[...numbers]}
      columns={[
        { title: t("round.group"), render: (_, one) => text(one.label) },
        { title: t("round.eligible"), dataIndex: "eligible", className: "num" },
        { title: t("round.issued"), dataIndex: "issued", className: "num" },
        { title: t("round.replaced"), dataIndex: "replaced", className: "num" },
        { title: t("round.received"), className: "num", render: (_, one) => one.received ?? "—" },
      ]}
      summary={() =>
        numbers.length > 1 && (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>
              <strong>{t("round.sum")}</strong>
            </Table.Summary.Cell>
            {[
              sum((one) => one.eligible),
              sum((one) => one.issued),
              sum((one) => one.replaced),
              sum((one) => one.received),
            ].map((value, i) => (
              <Table.Summary.Cell key={i} index={i + 1} className="num">
                <strong>{value ?? "—"}</strong>
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        )
      }
    />
  );
}
