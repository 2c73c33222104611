import { Button, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useListing, useText } from "../../i18n/index.ts";
import { instantText } from "../../lib/format.ts";
import { Copyable } from "../../parts/Copyable.tsx";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";
import styles from "./Ballots.module.css";
import type { RoundDetail } from "./shapes.ts";
import { useRoundPlace } from "./use-round.ts";

type Record = NonNullable<RoundDetail["record"]>;

/** The protocol sheet: what was due, issued, received, valid; the root to keep outside; how to check without us. */
export function RecordPanel({ data, record }: { data: RoundDetail; record: Record }) {
  const { t } = useTranslation();
  const { api } = useRoundPlace();
  const command = `npx hengjian verify ballots ./record --root ${record.root}`;
  return (
    <Panel
      title={t("close.record")}
      extra={
        <>
          <Button href={`${api}/protocol?format=pdf`}>{t("close.protocol", { format: "PDF" })}</Button>
          <Button href={`${api}/protocol?format=docx`}>{t("close.protocol", { format: "Word" })}</Button>
          <Button href={`${api}/record`}>{t("close.download")}</Button>
          <Button onClick={() => window.print()}>{t("do.print")}</Button>
        </>
      }
    >
      <Facts
        rows={[
          [t("close.root"), <Copyable key="root" text={record.root} />],
          [t("close.manifest"), <Copyable key="hash" text={data.round.manifestHash ?? ""} />],
          [t("close.closedAt"), instantText(record.closedAt)],
          [t("close.cosigned"), t(record.cosigned ? "state.yes" : "state.no")],
        ]}
      />
      <div className={styles.below}>
        <Summary lines={record.summary} />
      </div>
      <h3 className={styles.subhead}>{t("close.verify")}</h3>
      <p className="soft">{t("close.verifySteps")}</p>
      <Copyable text={command} />
    </Panel>
  );
}

function Summary({ lines }: { lines: Record["summary"] }) {
  const { t } = useTranslation();
  const text = useText();
  const listing = useListing();
  return (
    <Table
      size="small"
      rowKey="group"
      pagination={false}
      scroll={{ x: "max-content" }}
      dataSource={[...lines]}
      columns={[
        { title: t("round.group"), render: (_, one) => text(one.label) },
        { title: t("round.eligible"), dataIndex: "eligible", className: "num" },
        { title: t("round.issued"), dataIndex: "issued", className: "num" },
        { title: t("round.replaced"), dataIndex: "replaced", className: "num" },
        { title: t("round.received"), dataIndex: "received", className: "num" },
        { title: t("close.valid"), dataIndex: "valid", className: "num" },
        { title: t("close.invalid"), dataIndex: "invalid", className: "num" },
        {
          title: t("close.void"),
          render: (_, one) =>
            one.void.length === 0 ? "—" : <Tag color="red">{listing(one.void.map(text))}</Tag>,
        },
      ]}
    />
  );
}
