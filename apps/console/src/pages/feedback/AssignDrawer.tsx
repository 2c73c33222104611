import { isOfSameUnit, mayGive } from "@hengjian/appraisal";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Drawer, Select, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import styles from "./Talk.module.css";

type Proposal = Shape<"GiverProposal">;
type Giver = Proposal["givers"][number];
type Talk = Proposal["talks"][number];

interface Props {
  campaignId: string;
  cadreIds: readonly string[];
  onClose: () => void;
  onAssigned: () => void;
}

/** Who talks with whom: a proposal with everybody's workload, changed where people know better, then assigned. */
export function AssignDrawer(props: Props) {
  const { t } = useTranslation();
  const { campaignId, cadreIds, onClose } = props;
  const { data, error, refetch } = useQuery({
    queryKey: ["campaign", campaignId, "talk-proposal", cadreIds],
    queryFn: () => post<Proposal>(`/api/campaigns/${campaignId}/talks/proposal`, { cadreIds }),
    gcTime: 0,
  });
  return (
    <Drawer open size={720} onClose={onClose} title={t("talks.assign")}>
      {error ? <Failed error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error && <PageLoading />}
      {data?.givers.length === 0 && <Alert type="warning" showIcon title={t("talks.noGivers")} />}
      {data && data.givers.length > 0 && <Choice {...props} proposal={data} />}
    </Drawer>
  );
}

function Choice({ campaignId, proposal, onAssigned }: Props & { proposal: Proposal }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const { givers, talks } = proposal;
  const [chosen, setChosen] = useState(() => new Map(talks.map((talk) => [talk.cadreId, talk.giverId])));
  const assignments = [...chosen].flatMap(([cadreId, giverId]) =>
    giverId === null ? [] : [{ cadreId, giverId }],
  );
  const assign = useMutation({
    mutationFn: () =>
      post<{ assigned: number }>(`/api/campaigns/${campaignId}/talks/assign`, { assignments }),
    onSuccess: ({ assigned }) => {
      say.done(t("talks.assigned", { n: assigned }));
      void client.invalidateQueries({ queryKey: ["campaign", campaignId] });
      void client.invalidateQueries({ queryKey: ["todo"] });
      onAssigned();
    },
    onError: say.refused,
  });
  return (
    <>
      <p className="soft" style={{ marginTop: 0 }}>
        {t("talks.assignNote")}
      </p>
      <Workloads givers={givers} chosen={[...chosen.values()]} />
      <h3 style={{ marginTop: 16 }}>{t("talks.people")}</h3>
      <ul className={styles.list}>
        {talks.map((talk) => (
          <PersonLine
            key={talk.cadreId}
            talk={talk}
            givers={givers}
            giverId={chosen.get(talk.cadreId) ?? null}
            onChoose={(giverId) => setChosen((now) => new Map(now).set(talk.cadreId, giverId))}
          />
        ))}
      </ul>
      <Button
        type="primary"
        style={{ marginTop: 16 }}
        disabled={assignments.length === 0}
        loading={assign.isPending}
        onClick={() => assign.mutate()}
      >
        {t("talks.assignConfirm", { n: assignments.length })}
      </Button>
    </>
  );
}

function Workloads({ givers, chosen }: { givers: readonly Giver[]; chosen: readonly (string | null)[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 style={{ marginBottom: 8 }}>{t("talks.givers")}</h3>
      <Table<Giver>
        size="small"
        rowKey="giverId"
        pagination={false}
        scroll={{ x: "max-content" }}
        dataSource={[...givers]}
        columns={[
          { title: t("talks.giver"), dataIndex: "name" },
          { title: t("roster.unit"), render: (_, one) => one.unitName ?? "—" },
          { title: t("talks.loadOpen"), dataIndex: "open", className: "num" },
          {
            title: t("talks.loadNow"),
            className: "num",
            render: (_, one) => `+${chosen.filter((giverId) => giverId === one.giverId).length}`,
          },
          { title: t("talks.loadHeld"), dataIndex: "held", className: "num" },
        ]}
      />
    </>
  );
}

function PersonLine(props: {
  talk: Talk;
  givers: readonly Giver[];
  giverId: string | null;
  onChoose: (giverId: string) => void;
}) {
  const { t } = useTranslation();
  const { talk, givers, giverId } = props;
  const options = givers
    .filter((giver) => mayGive(giver, talk))
    .map((giver) => ({
      value: giver.giverId,
      label: isOfSameUnit(giver, talk) ? `${giver.name}（${t("talks.sameUnit")}）` : giver.name,
    }));
  return (
    <li className={styles.person}>
      <span>
        <strong>{talk.name}</strong> {talk.unitName}{" "}
        <span className="soft">
          {t("talks.by", { date: talk.due })}
          {talk.now !== null && ` · ${t("talks.replaces", { name: talk.now })}`}
        </span>
      </span>
      <Select
        aria-label={t("talks.giverFor", { name: talk.name })}
        placeholder={t("talks.giver")}
        value={giverId}
        options={options}
        onChange={props.onChoose}
      />
    </li>
  );
}
