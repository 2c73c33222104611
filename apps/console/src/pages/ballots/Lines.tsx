import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Modal, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, put } from "../../api/http.ts";
import { useListing } from "../../i18n/index.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import { UnitPicker } from "../campaigns/UnitPicker.tsx";
import styles from "./Ballots.module.css";
import { PeopleSelect } from "./PeopleSelect.tsx";
import type { Line } from "./shapes.ts";

/** Which leader answers for which units [分管]: the rule weighs their votes apart. */
export function Lines() {
  const { t } = useTranslation();
  const listing = useListing();
  const [editing, setEditing] = useState<Line | "new" | null>(null);
  const list = useQuery({
    queryKey: ["ballot-lines"],
    queryFn: () => get<{ items: Line[] }>("/api/ballots/lines"),
  });
  return (
    <Panel title={t("plan.lines")} extra={<Button onClick={() => setEditing("new")}>{t("do.add")}</Button>}>
      <p className="soft">{t("plan.linesNote")}</p>
      <Table<Line>
        size="small"
        rowKey="person"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: "max-content" }}
        loading={list.isPending}
        dataSource={list.data?.items ?? []}
        locale={{ emptyText: <span className="soft">{t("plan.linesNone")}</span> }}
        columns={[
          { title: t("roster.name"), dataIndex: "name" },
          { title: t("plan.lineUnits"), render: (_, one) => listing(one.unitNames) },
          {
            title: t("plan.change"),
            render: (_, one) => (
              <Button size="small" type="link" onClick={() => setEditing(one)}>
                {t("do.edit")}
              </Button>
            ),
          },
        ]}
      />
      {editing !== null && (
        <LineDialog line={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Panel>
  );
}

function LineDialog({ line, onClose }: { line: Line | null; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [people, setPeople] = useState<string[]>(line === null ? [] : [line.person]);
  const [unitIds, setUnitIds] = useState<string[]>(line?.unitIds ?? []);
  const save = useMutation({
    mutationFn: () => put("/api/ballots/lines", { person: people[0], unitIds }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["ballot-lines"] });
      onClose();
    },
    onError: say.refused,
  });
  return (
    <Modal
      open
      width={720}
      title={t("plan.lines")}
      okText={t("do.save")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: people.length === 0 }}
      confirmLoading={save.isPending}
      onCancel={onClose}
      onOk={() => save.mutate()}
    >
      <div className={styles.fields}>
        {line === null ? (
          <PeopleSelect single label={t("plan.linePerson")} value={people} onChange={setPeople} />
        ) : (
          <strong>{line.name}</strong>
        )}
        <UnitPicker value={unitIds} onChange={setUnitIds} />
        <p className="soft">{t("plan.lineEmpty")}</p>
      </div>
    </Modal>
  );
}
