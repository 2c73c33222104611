import { useMutation, useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";
import type { ListPage } from "../../parts/DataTable.tsx";
import { Field } from "../../parts/Field.tsx";
import { useSay } from "../../parts/use-say.ts";
import styles from "./Ballots.module.css";
import { PeopleSelect } from "./PeopleSelect.tsx";
import type { GroupDetail, Plan } from "./shapes.ts";
import { useRefreshRounds, useRoundPlace } from "./use-round.ts";

/** A group by hand: who rates, about whom, and how many further cards [服务对象代表 and the like]. */
export function NewGroup({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [role, setRole] = useState(plan.roles[0]?.role ?? "");
  const [ratees, setRatees] = useState<string[]>([]);
  const [people, setPeople] = useState<string[]>([]);
  const [extraCards, setExtraCards] = useState(0);
  const make = useMutation({
    mutationFn: () =>
      post<GroupDetail>(`${api}/plan/groups`, {
        label: { zh: zh.trim(), en: en.trim() || zh.trim() },
        role,
        ratees,
        people,
        extraCards,
      }),
    onSuccess: () => {
      refresh();
      onClose();
    },
    onError: say.refused,
  });
  const empty = zh.trim() === "" || ratees.length === 0 || people.length + extraCards === 0;
  return (
    <Modal
      open
      title={t("plan.addGroup")}
      okText={t("do.add")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: empty }}
      confirmLoading={make.isPending}
      onCancel={onClose}
      onOk={() => make.mutate()}
    >
      <div className={styles.fields}>
        <Field label={t("plan.labelZh")}>
          {(id) => (
            <Input id={id} maxLength={100} value={zh} onChange={(event) => setZh(event.target.value)} />
          )}
        </Field>
        <Field label={t("plan.labelEn")}>
          {(id) => (
            <Input id={id} maxLength={100} value={en} onChange={(event) => setEn(event.target.value)} />
          )}
        </Field>
        <Field label={t("plan.role")}>
          {(id) => (
            <Select
              id={id}
              value={role}
              options={plan.roles.map((one) => ({ value: one.role, label: text(one.label) }))}
              onChange={setRole}
            />
          )}
        </Field>
        <RateeSelect value={ratees} onChange={setRatees} />
        <PeopleSelect label={t("plan.people")} value={people} onChange={setPeople} />
        <Field label={t("plan.extraCards")}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={10_000}
              value={extraCards}
              onChange={(value) => setExtraCards(value ?? 0)}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}

/** Choice among the people assessed by the campaign. */
export function RateeSelect(props: { value: string[]; onChange: (ratees: string[]) => void }) {
  const { t } = useTranslation();
  const { campaignId } = useRoundPlace();
  const list = useQuery({
    queryKey: ["campaign", campaignId, "snapshot", "all"],
    queryFn: () =>
      get<ListPage<Shape<"SnapshotRow">>>(`/api/campaigns/${campaignId}/snapshot`, { page: 1, size: 200 }),
  });
  return (
    <Field label={t("plan.ratees")}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          loading={list.isPending}
          optionFilterProp="label"
          value={props.value}
          options={(list.data?.items ?? []).map((one) => ({
            value: one.cadreId,
            label: `${one.name} ${one.unitName}`,
          }))}
          onChange={props.onChange}
        />
      )}
    </Field>
  );
}
