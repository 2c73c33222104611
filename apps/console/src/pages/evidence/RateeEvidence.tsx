import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import type { Translate } from "../../i18n/index.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { Copyable } from "../../parts/Copyable.tsx";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { RaterComments } from "../../parts/RaterComments.tsx";
import type { Campaign } from "../campaigns/use-campaign.ts";
import { useGroupNames } from "./group-names.ts";
import "../campaigns/texts.ts";

type Row = Shape<"RateeEvidence">;
interface EvidencePage extends ListPage<Row> {
  totals: { issued: number | null; returned: number; valid: number; voided: number };
  boxes: { roundId: string; title: string; root: string }[];
}
const DEFAULTS = { page: 1, size: 50 };

/** Ballots issued, returned and valid for each person assessed; counts of votes only after sealing. */
export function RateeEvidence({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const { campaignId, schemeId, schemeVersion } = data.campaign;
  const groupName = useGroupNames(schemeId, schemeVersion);
  const [state, set] = useUrlState(DEFAULTS);
  const [read, setRead] = useState<Row | null>(null);
  const list = useQuery({
    queryKey: ["campaign", campaignId, "evidence", state],
    queryFn: () => get<EvidencePage>(`/api/campaigns/${campaignId}/evidence`, state),
    placeholderData: keepPreviousData,
  });
  const totals = list.data?.totals;
  const lines = (row: Row, show: (group: Row["groups"][number]) => ReactNode) =>
    row.groups.map((group) => <div key={`${group.group}${group.importId}`}>{show(group)}</div>);
  return (
    <Panel title={t("evidence.byPerson")}>
      {totals && (
        <p>{t("evidence.totals", { ...totals, issued: totals.issued ?? t("evidence.notEntered") })}</p>
      )}
      {list.data?.boxes.map(({ roundId, title, root }) => (
        <p key={roundId} className="soft">
          {t("evidence.box")}
          <Link to={`/campaigns/${campaignId}/ballots/${roundId}/close`}>{title}</Link>
          {t("evidence.root")}
          <Copyable text={root} />
        </p>
      ))}
      <DataTable<Row>
        rowKey="cadreId"
        list={list}
        onState={set}
        empty={t("evidence.empty")}
        columns={[
          { title: t("roster.unitCode"), dataIndex: "unitCode" },
          { title: t("roster.unit"), dataIndex: "unitName" },
          { title: t("roster.name"), dataIndex: "name" },
          {
            title: t("evidence.group"),
            render: (_, row) =>
              row.groups.length === 0 ? (
                <span className="soft">{row.unratedReason ?? t("evidence.nothingYet")}</span>
              ) : (
                lines(row, (one) => (
                  <>
                    {groupName(one.group)}
                    {one.paper !== null && (
                      <>
                        {" "}
                        <Link to={`/campaigns/${campaignId}/ballots/paper/${one.paper}`}>
                          {t("evidence.paper")}
                        </Link>
                      </>
                    )}
                  </>
                ))
              ),
          },
          {
            title: t("evidence.issued"),
            className: "num",
            render: (_, row) => lines(row, (one) => one.issued ?? "—"),
          },
          {
            title: t("evidence.returned"),
            className: "num",
            render: (_, row) => lines(row, (one) => one.returned),
          },
          {
            title: t("evidence.valid"),
            className: "num",
            render: (_, row) => lines(row, (one) => one.valid),
          },
          {
            title: t("evidence.void"),
            render: (_, row) => lines(row, (one) => (one.isVoid ? t("evidence.isVoid") : "")),
          },
          ...(list.data?.items.some((row) => row.comments !== null) ? [commentColumn(t, setRead)] : []),
        ]}
      />
      <Drawer
        open={read !== null}
        onClose={() => setRead(null)}
        title={`${t("comments.title")} · ${read?.name ?? ""}`}
      >
        <RaterComments comments={read?.comments ?? []} />
      </Drawer>
    </Panel>
  );
}

/** For the office, once the evidence is sealed and where enough sheets rate the person. */
function commentColumn(t: Translate, open: (row: Row) => void) {
  return {
    title: t("comments.title"),
    className: "num",
    render: (_: unknown, row: Row) =>
      row.comments === null ? (
        "—"
      ) : (
        <Button type="link" size="small" onClick={() => open(row)}>
          {t("comments.count", { n: row.comments.length })}
        </Button>
      ),
  };
}
