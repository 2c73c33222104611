import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { fixed } from "../../lib/format.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import filters from "../../parts/filters.module.css";
import { PageHead } from "../../parts/PageHead.tsx";
import { QueryInput } from "../../parts/QueryInput.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { type CampaignReliability, type CampaignRow, type ResultRow, SCORED } from "./shapes.ts";

const DEFAULTS = { campaign: "", q: "", sort: "rank", page: 1, size: 50 };

/** Results [结果] of one campaign: scores with their uncertainty, grades, and the way to each score sheet. */
export function Page() {
  const { t } = useTranslation();
  const [state, set] = useUrlState(DEFAULTS);
  const campaigns = useQuery({
    queryKey: ["campaigns", "all"],
    queryFn: () => get<ListPage<CampaignRow>>("/api/campaigns", { size: 200 }),
  });
  if (campaigns.error) return <Failed error={campaigns.error} onRetry={() => void campaigns.refetch()} />;
  if (campaigns.data === undefined) return <PageLoading />;
  const scored = campaigns.data.items.filter((one) => SCORED.includes(one.stage));
  const chosen = scored.find((one) => one.campaignId === state.campaign) ?? scored[0];
  if (chosen === undefined) {
    return (
      <>
        <PageHead title={t("nav.results")} />
        <Empty description={t("results.noCampaign")} />
      </>
    );
  }
  return (
    <>
      <PageHead title={t("nav.results")} note={<Reliability campaignId={chosen.campaignId} />} />
      <search className={`${filters.filters} no-print`}>
        <Select
          style={{ minWidth: 320, maxWidth: "100%" }}
          aria-label={t("results.pick")}
          value={chosen.campaignId}
          onChange={(campaign) => set({ campaign })}
          options={scored.map((one) => ({ value: one.campaignId, label: one.name }))}
        />
        <QueryInput value={state.q} placeholder={t("results.search")} onChange={(q) => set({ q })} />
      </search>
      <ResultTable campaignId={chosen.campaignId} state={state} set={set} />
    </>
  );
}

function Reliability({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ["reliability", campaignId],
    queryFn: () => get<CampaignReliability>(`/api/campaigns/${campaignId}/reliability`),
    retry: false,
  });
  if (data === undefined) return null;
  const { ratees, sheets, wanted } = data;
  return t("results.sentence", {
    n: ratees,
    sheets,
    icc1: fixed(data.icc1, 3),
    icc2: fixed(data.icc2, 3),
    wanted: fixed(wanted, 2),
    needed: data.ratersNeeded ?? "—",
  });
}

type State = typeof DEFAULTS;

function ResultTable({
  campaignId,
  state,
  set,
}: {
  campaignId: string;
  state: State;
  set: (change: Partial<State>) => void;
}) {
  const { t } = useTranslation();
  const { q, sort, page, size } = state;
  const list = useQuery({
    queryKey: ["results", campaignId, { q, sort, page, size }],
    queryFn: ({ signal }) =>
      get<ListPage<ResultRow>>(`/api/campaigns/${campaignId}/results`, { q, sort, page, size }, signal),
    placeholderData: keepPreviousData,
  });
  const grade = (code: string | null) => (code === null ? "—" : t(`grade.${code}` as TextKey));
  return (
    <DataTable<ResultRow>
      rowKey="cadreId"
      list={list}
      sort={sort}
      empty={t("results.none")}
      onState={(change) => set({ ...change, ...(change.sort === "" ? { sort: "rank" } : {}) })}
      columns={[
        {
          title: t("results.rank"),
          key: "rank",
          dataIndex: "rank",
          sorter: true,
          className: "num",
          render: (rank: number | null) => rank ?? "—",
        },
        {
          title: t("roster.name"),
          fixed: "left",
          render: (_, row) => (
            <Link to="/results/$campaignId/$cadreId" params={{ campaignId, cadreId: row.cadreId }}>
              {row.name}
            </Link>
          ),
        },
        { title: t("roster.unit"), dataIndex: "unitName" },
        { title: t("roster.title_"), dataIndex: "post" },
        {
          title: t("results.score"),
          key: "score",
          sorter: true,
          className: "num",
          render: (_, row) => fixed(row.score, 2),
        },
        { title: t("results.mean"), className: "num", render: (_, row) => fixed(row.ratingsMean, 4) },
        { title: t("results.se"), className: "num", render: (_, row) => fixed(row.ratingsSe, 4) },
        { title: t("results.sheets"), dataIndex: "ratingsN", className: "num" },
        { title: t("results.proposed"), render: (_, row) => grade(row.proposed) },
        {
          title: t("results.decided"),
          render: (_, row) => (
            <>
              {grade(row.decided)} {row.differs && <Tag color="gold">{t("results.differs")}</Tag>}
              {row.tieAtCut && <Tag color="gold">{t("results.tie")}</Tag>}
              {row.final && <Tag color="green">{t("results.final")}</Tag>}
            </>
          ),
        },
      ]}
    />
  );
}
