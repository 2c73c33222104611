import { FACT_LABELS } from "@hengjian/appraisal";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Popconfirm, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post, remove } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { useText } from "../../i18n/index.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import styles from "./CadreSheet.module.css";
import type { CadreDetail, CadreFact } from "./shapes.ts";

type NewFact = Omit<CadreFact, "factId">;

/** Dated facts: what may close a grade or a letter, with its source. */
export function CadreFacts({ cadre }: { cadre: CadreDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const client = useQueryClient();
  const editable = may(useSession(), "roster.edit");
  const [adding, setAdding] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: ["cadre", cadre.cadreId] });
  const drop = useMutation({
    mutationFn: (factId: string) => remove(`/api/cadres/${cadre.cadreId}/facts/${factId}`),
    onSuccess: again,
    onError: say.refused,
  });
  return (
    <Panel
      title={t("roster.facts")}
      extra={
        editable && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t("do.add")}
          </Button>
        )
      }
    >
      {cadre.facts.length === 0 && <p className="soft">{t("roster.factsNone")}</p>}
      <ol className={styles.history}>
        {cadre.facts.map((fact) => (
          <li key={fact.factId}>
            <span className="date">
              {fact.from}
              {fact.to && ` – ${fact.to}`}
            </span>
            <span>
              <strong>{text(FACT_LABELS[fact.kind] ?? { zh: fact.kind, en: fact.kind })}</strong> {fact.note}{" "}
              <span className="soft">{fact.source}</span>
            </span>
            {editable && (
              <Popconfirm title={t("roster.factDrop")} onConfirm={() => drop.mutate(fact.factId)}>
                <Button size="small" type="text" danger>
                  {t("do.delete")}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ol>
      {adding && (
        <FactForm
          cadreId={cadre.cadreId}
          onClose={(saved) => {
            setAdding(false);
            if (saved) void again();
          }}
        />
      )}
    </Panel>
  );
}

function FactForm({ cadreId, onClose }: { cadreId: string; onClose: (saved: boolean) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const [form] = Form.useForm<NewFact>();
  const save = useMutation({
    mutationFn: ({ to, ...fact }: NewFact) =>
      post(`/api/cadres/${cadreId}/facts`, {
        ...fact,
        note: fact.note ?? "",
        source: fact.source ?? "",
        to: to || null,
      }),
    onSuccess: () => onClose(true),
    onError: say.refused,
  });
  const day = { pattern: /^\d{4}-\d{2}(-\d{2})?$/, message: t("roster.factDay") };
  return (
    <Modal
      open
      title={t("roster.factAdd")}
      okText={t("do.save")}
      cancelText={t("do.cancel")}
      confirmLoading={save.isPending}
      onCancel={() => onClose(false)}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={(values) => save.mutate(values)}>
        <Form.Item
          name="kind"
          label={t("roster.factKind")}
          rules={[{ required: true, message: t("roster.factKindNeed") }]}
        >
          <Select
            options={Object.entries(FACT_LABELS).map(([value, label]) => ({ value, label: text(label) }))}
          />
        </Form.Item>
        <Form.Item
          name="from"
          label={t("roster.factFrom")}
          rules={[{ required: true, message: t("roster.factDay") }, day]}
        >
          <Input placeholder="2026-03-15" />
        </Form.Item>
        <Form.Item name="to" label={t("roster.factTo")} rules={[day]}>
          <Input placeholder="2026-09-15" />
        </Form.Item>
        <Form.Item name="source" label={t("roster.factSource")}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="note" label={t("roster.note")}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
