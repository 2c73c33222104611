import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Drawer, InputNumber, Select, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, put } from "../../api/http.ts";
import { useListing, useText } from "../../i18n/index.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Field } from "../../parts/Field.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import { AnonymityTag } from "./AnonymityTag.tsx";
import styles from "./Ballots.module.css";
import { RateeSelect } from "./NewGroup.tsx";
import { PeopleSelect } from "./PeopleSelect.tsx";
import type { GroupDetail, Plan } from "./shapes.ts";
import { roundKey, useRefreshRounds, useRoundPlace } from "./use-round.ts";

type Change = {
  role?: string;
  extraCards?: number;
  ratees?: string[];
  addPeople?: string[];
  removeRaters?: string[];
};

/** One rater group: its people, whom they rate, and who is recused. */
export function GroupDrawer({ group, plan, onClose }: { group: string; plan: Plan; onClose: () => void }) {
  const text = useText();
  const { campaignId, roundId, api } = useRoundPlace();
  const { data, error, refetch } = useQuery({
    queryKey: roundKey(campaignId, roundId, "plan", group),
    queryFn: () => get<GroupDetail>(`${api}/plan/groups/${group}`),
  });
  return (
    <Drawer open onClose={onClose} size={720} title={data === undefined ? "" : text(data.group.label)}>
      {error ? <Failed error={error} onRetry={() => void refetch()} /> : null}
      {data !== undefined ? <Group detail={data} plan={plan} /> : !error && <PageLoading />}
    </Drawer>
  );
}

function Group({ detail, plan }: { detail: GroupDetail; plan: Plan }) {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const { group, editable } = detail;
  const [people, setPeople] = useState<string[]>([]);
  const change = useMutation({
    mutationFn: (body: Change) => put(`${api}/plan/groups/${group.group}`, body),
    onSuccess: () => {
      setPeople([]);
      refresh();
    },
    onError: say.refused,
  });
  return (
    <div className={styles.fields}>
      <Facts
        rows={[
          [t("round.eligible"), group.eligible],
          [t("plan.perRatee"), group.perRatee],
          [t("plan.minutes"), Math.ceil(group.minutes)],
          [t("plan.anonymity"), <AnonymityTag key="a" anonymity={group.anonymity} />],
        ]}
      />
      {editable && (
        <div className={styles.row}>
          <Field label={t("plan.role")}>
            {(id) => (
              <Select
                id={id}
                className={styles.wide}
                value={group.role}
                options={plan.roles.map((one) => ({ value: one.role, label: text(one.label) }))}
                onChange={(role) => change.mutate({ role })}
              />
            )}
          </Field>
          <ExtraCards
            key={group.extraCards}
            value={group.extraCards}
            onSave={(extraCards) => change.mutate({ extraCards })}
          />
        </div>
      )}
      <Raters detail={detail} onRemove={(rater) => change.mutate({ removeRaters: [rater] })} />
      {editable && (
        <div className={styles.row}>
          <div className={styles.grow}>
            <PeopleSelect label={t("plan.people")} value={people} onChange={setPeople} />
          </div>
          <Button
            disabled={people.length === 0}
            loading={change.isPending}
            onClick={() => change.mutate({ addPeople: people })}
          >
            {t("plan.addPeople")}
          </Button>
        </div>
      )}
      <Ratees detail={detail} onChange={(ratees) => change.mutate({ ratees })} />
    </div>
  );
}

/** Saved when the field is left, so that every key is no request. */
function ExtraCards({ value, onSave }: { value: number; onSave: (value: number) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<number>(value);
  return (
    <Field label={t("plan.extraCards")}>
      {(id) => (
        <InputNumber
          id={id}
          min={0}
          max={10_000}
          value={typed}
          onChange={(next) => setTyped(next ?? 0)}
          onBlur={() => typed !== value && onSave(typed)}
          onPressEnter={() => typed !== value && onSave(typed)}
        />
      )}
    </Field>
  );
}

function Raters({ detail, onRemove }: { detail: GroupDetail; onRemove: (raterId: string) => void }) {
  const { t } = useTranslation();
  const listing = useListing();
  return (
    <Table
      size="small"
      rowKey="raterId"
      title={() => t("plan.raters")}
      scroll={{ x: "max-content" }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={[...detail.raters]}
      columns={[
        { title: t("roster.name"), dataIndex: "name" },
        { title: t("roster.unit"), dataIndex: "unitName" },
        { title: t("roster.title_"), dataIndex: "post" },
        { title: t("plan.way"), render: (_, one) => t(`plan.way.${one.way}`) },
        {
          title: t("plan.recused"),
          render: (_, one) => (one.recusals.length === 0 ? "—" : <Tag>{listing(one.recusals)}</Tag>),
        },
        ...(detail.editable
          ? [
              {
                title: t("plan.change"),
                render: (_: unknown, one: GroupDetail["raters"][number]) => (
                  <Button size="small" danger type="link" onClick={() => onRemove(one.raterId)}>
                    {t("plan.removeRater")}
                    <span className="visually-hidden">{one.name}</span>
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Ratees({ detail, onChange }: { detail: GroupDetail; onChange: (ratees: string[]) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Table
        size="small"
        rowKey="cadreId"
        title={() => t("plan.ratees")}
        scroll={{ x: "max-content" }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={[...detail.ratees]}
        columns={[
          { title: t("roster.name"), dataIndex: "name" },
          { title: t("roster.unit"), dataIndex: "unitName" },
          { title: t("roster.title_"), dataIndex: "post" },
          { title: t("plan.raterCount"), dataIndex: "raters", className: "num" },
        ]}
      />
      {detail.editable && <RateeSelect value={detail.ratees.map((one) => one.cadreId)} onChange={onChange} />}
    </>
  );
}
