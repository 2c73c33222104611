import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Modal, Popconfirm, Radio, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post, remove } from "../../api/http.ts";
import { Field } from "../../parts/Field.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import styles from "./Ballots.module.css";
import { RateeSelect } from "./NewGroup.tsx";
import { PeopleSelect } from "./PeopleSelect.tsx";
import type { Recusal } from "./shapes.ts";
import { roundKey, useRoundPlace } from "./use-round.ts";

const KINDS = ["relative", "conflict", "other"] as const;

/** Who must not rate whom [回避]. */
export function Recusals() {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const { campaignId } = useRoundPlace();
  const [adding, setAdding] = useState(false);
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ["ballot-recusals"] });
    void client.invalidateQueries({ queryKey: roundKey(campaignId) });
  };
  const list = useQuery({
    queryKey: ["ballot-recusals"],
    queryFn: () => get<{ items: Recusal[] }>("/api/ballots/recusals"),
  });
  const drop = useMutation({
    mutationFn: (recusalId: string) => remove(`/api/ballots/recusals/${recusalId}`),
    onSuccess: refresh,
    onError: say.refused,
  });
  return (
    <Panel title={t("plan.recusals")} extra={<Button onClick={() => setAdding(true)}>{t("do.add")}</Button>}>
      <p className="soft">{t("plan.recusalsNote")}</p>
      <Table<Recusal>
        size="small"
        rowKey="recusalId"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: "max-content" }}
        loading={list.isPending}
        dataSource={list.data?.items ?? []}
        locale={{ emptyText: <span className="soft">{t("plan.recusalsNone")}</span> }}
        columns={[
          { title: t("plan.recusalRater"), render: (_, one) => one.rater.name },
          { title: t("plan.recusalRatee"), render: (_, one) => one.ratee.name },
          { title: t("plan.recusalKind"), render: (_, one) => t(`plan.recusalKind.${one.kind}`) },
          { title: t("campaign.stepNote"), render: (_, one) => one.note || "—" },
          {
            title: t("plan.change"),
            render: (_, one) => (
              <Popconfirm title={t("plan.dropSure")} onConfirm={() => drop.mutate(one.recusalId)}>
                <Button size="small" type="link" danger>
                  {t("do.delete")}
                </Button>
              </Popconfirm>
            ),
          },
        ]}
      />
      {adding && <RecusalDialog onDone={refresh} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function RecusalDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const [people, setPeople] = useState<string[]>([]);
  const [ratees, setRatees] = useState<string[]>([]);
  const [kind, setKind] = useState<Recusal["kind"]>("relative");
  const [note, setNote] = useState("");
  const save = useMutation({
    mutationFn: () =>
      post("/api/ballots/recusals", { person: people[0], cadreId: ratees[0], kind, note: note.trim() }),
    onSuccess: () => {
      onDone();
      onClose();
    },
    onError: say.refused,
  });
  return (
    <Modal
      open
      title={t("plan.recusals")}
      okText={t("do.add")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: people.length === 0 || ratees.length === 0 }}
      confirmLoading={save.isPending}
      onCancel={onClose}
      onOk={() => save.mutate()}
    >
      <div className={styles.fields}>
        <PeopleSelect single label={t("plan.recusalRater")} value={people} onChange={setPeople} />
        <RateeSelect value={ratees} onChange={(chosen) => setRatees(chosen.slice(-1))} />
        <Radio.Group
          aria-label={t("plan.recusalKind")}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          options={KINDS.map((one) => ({ value: one, label: t(`plan.recusalKind.${one}`) }))}
        />
        <Field label={t("campaign.stepNote")}>
          {(id) => (
            <Input id={id} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      </div>
    </Modal>
  );
}
