import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { instantText } from "../../lib/format.ts";
import { Panel } from "../../parts/Panel.tsx";
import type { CheckpointRow } from "./shapes.ts";
import { useWords } from "./use-words.ts";

export function Checkpoints({ rows }: { rows: CheckpointRow[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("oversight.checkpoints")}>
      <Table<CheckpointRow>
        size="small"
        rowKey="note"
        dataSource={rows}
        scroll={{ x: "max-content" }}
        pagination={{ pageSize: 10, size: "small", hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t("oversight.time"), dataIndex: "createdAt", render: instantText },
          { title: t("oversight.size"), dataIndex: "treeSize", className: "num" },
          { title: t("oversight.reason"), dataIndex: "reason", render: words.checkpointReason },
          {
            title: t("oversight.rootHash"),
            dataIndex: "rootHash",
            render: (hash: string) => <code title={hash}>{`${hash.slice(0, 16)}…`}</code>,
          },
        ]}
      />
    </Panel>
  );
}
