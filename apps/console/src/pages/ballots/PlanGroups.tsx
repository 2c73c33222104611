import { useMutation } from "@tanstack/react-query";
import { Button, Empty, Popconfirm, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { remove } from "../../api/http.ts";
import { useText } from "../../i18n/index.ts";
import { useSay } from "../../parts/use-say.ts";
import { AnonymityTag } from "./AnonymityTag.tsx";
import type { Plan, PlanGroup } from "./shapes.ts";
import { useRefreshRounds, useRoundPlace } from "./use-round.ts";

/** The rater groups with the counts that decide about anonymity, before anything is frozen. */
export function PlanGroups(props: { plan: Plan; editable: boolean; onOpen: (group: string) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const drop = useMutation({
    mutationFn: (group: string) => remove(`${api}/plan/groups/${group}`),
    onSuccess: refresh,
    onError: say.refused,
  });
  const roles = new Map(props.plan.roles.map((one) => [one.role, text(one.label)]));
  return (
    <Table<PlanGroup>
      size="small"
      rowKey="group"
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: "max-content" }}
      dataSource={[...props.plan.groups]}
      locale={{
        emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("plan.none")} />,
      }}
      columns={[
        {
          title: t("round.group"),
          render: (_, one) => (
            <Button type="link" size="small" style={{ padding: 0 }} onClick={() => props.onOpen(one.group)}>
              {text(one.label)}
            </Button>
          ),
        },
        { title: t("plan.role"), render: (_, one) => roles.get(one.role) ?? one.role },
        { title: t("plan.rule"), render: (_, one) => t(`plan.rule.${one.rule}`) },
        { title: t("round.eligible"), dataIndex: "eligible", className: "num" },
        { title: t("plan.byAccount"), dataIndex: "byAccount", className: "num" },
        { title: t("plan.byCard"), dataIndex: "byCard", className: "num" },
        { title: t("plan.ratees"), dataIndex: "ratees", className: "num" },
        { title: t("plan.perRatee"), dataIndex: "perRatee", className: "num" },
        {
          title: t("plan.minutes"),
          className: "num",
          render: (_, one) => (
            <>
              {Math.ceil(one.minutes)} {one.overBudget && <Tag color="orange">{t("plan.tooLong")}</Tag>}
            </>
          ),
        },
        {
          title: t("plan.anonymity"),
          render: (_, one) => (
            <>
              <AnonymityTag anonymity={one.anonymity} /> {one.mutual && <Tag>{t("plan.mutual")}</Tag>}
            </>
          ),
        },
        ...(props.editable
          ? [
              {
                title: t("plan.change"),
                render: (_: unknown, one: PlanGroup) => (
                  <Popconfirm title={t("plan.dropSure")} onConfirm={() => drop.mutate(one.group)}>
                    <Button size="small" danger type="link">
                      {t("do.delete")}
                    </Button>
                  </Popconfirm>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
