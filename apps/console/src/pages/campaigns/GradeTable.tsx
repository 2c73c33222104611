import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import type { Translate } from "../../i18n/index.ts";
import { fixed } from "../../lib/format.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import filters from "../../parts/filters.module.css";
import { QueryInput } from "../../parts/QueryInput.tsx";
import { useSay } from "../../parts/use-say.ts";
import { DecideDialog } from "./DecideDialog.tsx";
import { GRADE_CODES } from "./grades.ts";
import "./texts.ts";

type Row = Shape<"ResultItem">;
const DEFAULTS = { q: "", grade: "", sort: "rank", page: 1, size: 50 };

/** Everybody with score, proposal and decision; decide one by one, or many as proposed. */
export function GradeTable(props: { campaignId: string; graded: boolean; deciding: boolean }) {
  const { campaignId, graded, deciding } = props;
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [state, set] = useUrlState(DEFAULTS);
  const [chosen, setChosen] = useState<string[]>([]);
  const [asked, setAsked] = useState<Row | null>(null);
  const list = useQuery({
    queryKey: ["campaign", campaignId, "results", state],
    queryFn: ({ signal }) => get<ListPage<Row>>(`/api/campaigns/${campaignId}/results`, state, signal),
    placeholderData: keepPreviousData,
  });
  const accept = useMutation({
    mutationFn: () =>
      post<{ accepted: number }>(`/api/campaigns/${campaignId}/grades/accept`, { cadreIds: chosen }),
    onSuccess: ({ accepted }) => {
      say.done(t("grades.accepted", { n: accepted }));
      setChosen([]);
      void client.invalidateQueries({ queryKey: ["campaign", campaignId] });
    },
    onError: say.refused,
  });
  const open = (list.data?.items ?? []).filter((row) => row.decided === null && !row.tieAtCut);
  return (
    <>
      <search className={`${filters.filters} no-print`}>
        <QueryInput value={state.q} placeholder={t("grades.searchHint")} onChange={(q) => set({ q })} />
        {graded && (
          <Select
            allowClear
            style={{ width: 140 }}
            placeholder={t("grades.grade")}
            aria-label={t("grades.grade")}
            value={state.grade || null}
            onChange={(grade) => set({ grade: grade ?? "" })}
            options={GRADE_CODES.map((code) => ({ value: code, label: t(`grade.${code}`) }))}
          />
        )}
        {deciding && (
          <>
            <Button disabled={open.length === 0} onClick={() => setChosen(open.map((row) => row.cadreId))}>
              {t("grades.chooseOpen", { n: open.length })}
            </Button>
            <Button
              type="primary"
              disabled={chosen.length === 0}
              loading={accept.isPending}
              onClick={() => accept.mutate()}
            >
              {t("grades.accept", { n: chosen.length })}
            </Button>
          </>
        )}
      </search>
      <DataTable<Row>
        rowKey="cadreId"
        list={list}
        sort={state.sort}
        onState={(change) => set({ ...change, ...(change.sort === "" ? { sort: "rank" } : {}) })}
        empty={t("grades.noScores")}
        {...(deciding
          ? {
              rowSelection: {
                selectedRowKeys: chosen,
                onChange: (keys: React.Key[]) => setChosen(keys.map(String)),
                getCheckboxProps: (row: Row) => ({ "aria-label": row.name }),
              },
            }
          : {})}
        columns={[
          { title: t("grades.rank"), key: "rank", dataIndex: "rank", sorter: true, className: "num" },
          {
            title: t("roster.name"),
            render: (_, row) => (
              <>
                <Link to={`/results/${campaignId}/${row.cadreId}`}>{row.name}</Link>{" "}
                {row.openFindings > 0 && (
                  <Link
                    to={`/campaigns/${campaignId}/findings`}
                    search={{ state: "open", cadreId: row.cadreId } as never}
                  >
                    <Tag color="gold">{t("findings.leads", { n: row.openFindings })}</Tag>
                  </Link>
                )}
              </>
            ),
          },
          { title: t("roster.unit"), dataIndex: "unitName" },
          {
            title: t("grades.total"),
            key: "score",
            sorter: true,
            className: "num",
            render: (_, row) => fixed(row.score, 2),
          },
          {
            title: t("grades.mean"),
            key: "ratingsMean",
            sorter: true,
            className: "num",
            render: (_, row) => `${fixed(row.ratingsMean, 4)} ± ${fixed(row.ratingsSe, 4)}`,
          },
          {
            title: t("evidence.valid"),
            key: "ratingsN",
            dataIndex: "ratingsN",
            sorter: true,
            className: "num",
          },
          ...(graded ? gradeColumns(t, deciding, setAsked) : []),
        ]}
      />
      {asked !== null && <DecideDialog campaignId={campaignId} row={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function gradeColumns(t: Translate, deciding: boolean, onDecide: (row: Row) => void) {
  return [
    {
      title: t("grades.proposed"),
      render: (_: unknown, row: Row) => (
        <>
          {row.proposed === null ? "—" : t(`grade.${row.proposed}`)}{" "}
          {row.bars.length > 0 && <Tag color="orange">{t("grades.barred")}</Tag>}
          {row.tieAtCut && <Tag color="orange">{t("grades.tie")}</Tag>}
        </>
      ),
    },
    {
      title: t("grades.decided"),
      render: (_: unknown, row: Row) => (
        <>
          {row.decided === null ? (
            <span className="soft">{t("grades.open")}</span>
          ) : (
            t(`grade.${row.decided}`)
          )}{" "}
          {row.differs && (
            <Tag color="gold" title={row.reason ?? ""}>
              {t("grades.differs")}
            </Tag>
          )}
          {row.final && <Tag color="green">{t("grades.final")}</Tag>}
        </>
      ),
    },
    ...(deciding
      ? [
          {
            title: t("grades.decide"),
            render: (_: unknown, row: Row) => (
              <Button size="small" onClick={() => onDecide(row)}>
                {t("grades.decide")}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
