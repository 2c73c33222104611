import "../texts.ts";
import "./texts.ts";

import { Link } from "@tanstack/react-router";
import { Button, Table } from "antd";
import { useTranslation } from "react-i18next";
import { useListing, useText } from "../../../i18n/index.ts";
import { Facts } from "../../../parts/Facts.tsx";
import { PageHead } from "../../../parts/PageHead.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../../parts/states.tsx";
import type { PaperCount } from "./cells.ts";
import { PaperEntry } from "./PaperEntry.tsx";
import { PaperState } from "./PaperState.tsx";
import { PhaseTag } from "./PhaseTag.tsx";
import { usePaper, usePaperPlace } from "./use-paper.ts";

/** One count of paper ballots: where it stands, the own entry, and at the end the numbers of ballots. */
export function Page() {
  const { t } = useTranslation();
  const text = useText();
  const { campaignId } = usePaperPlace();
  const { data, error, refetch } = usePaper();
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  return (
    <>
      <PageHead
        title={
          <>
            {t("paper.title")} · {data.place} <PhaseTag phase={data.phase} />
          </>
        }
        note={`${text(data.groupLabel)} · ${data.countedOn}`}
        actions={
          <Link to={`/campaigns/${campaignId}/ballots`}>
            <Button>{t("paper.back")}</Button>
          </Link>
        }
      />
      <PaperState count={data} />
      {(data.may.enter || data.own !== null) && <PaperEntry key={data.countId} count={data} />}
      {data.totals !== null && <Counted count={data} totals={data.totals} />}
      <About count={data} />
    </>
  );
}

function About({ count }: { count: PaperCount }) {
  const { t } = useTranslation();
  const text = useText();
  const listing = useListing();
  return (
    <Panel>
      <Facts
        rows={[
          [t("paper.group"), text(count.groupLabel)],
          [t("paper.ratees"), listing(count.ratees.map((one) => one.name))],
          [t("paper.place"), count.place],
          [t("paper.countedOn"), count.countedOn],
          [t("paper.people"), listing(count.people.map((one) => one.name))],
          [t("paper.remark"), count.remark],
        ]}
      />
      <p className="soft" style={{ marginBottom: 0 }}>
        {t("paper.unpromised")}
      </p>
    </Panel>
  );
}

type Total = NonNullable<PaperCount["totals"]>[number];

function Counted({ count, totals }: { count: PaperCount; totals: Total[] }) {
  const { t } = useTranslation();
  const text = useText();
  const ratees = new Map(count.ratees.map((one) => [one.cadreId, one]));
  const labels = new Map(count.form.cells.map((cell) => [cell.key, text(cell.label)]));
  const number = (key: Exclude<keyof Total, "cadreId">) => ({
    title: labels.get(key) ?? key,
    className: "num",
    render: (_: unknown, one: Total) => one[key] ?? t("paper.unknown"),
  });
  return (
    <Panel title={t("paper.counted")}>
      <Table<Total>
        size="small"
        rowKey="cadreId"
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: "max-content" }}
        dataSource={totals}
        columns={[
          {
            title: t("paper.person"),
            render: (_, one) => {
              const ratee = ratees.get(one.cadreId);
              return `${ratee?.name ?? ""} ${ratee?.unitName ?? ""}`;
            },
          },
          number("eligible"),
          number("issued"),
          number("returned"),
          number("valid"),
          number("invalid"),
        ]}
      />
    </Panel>
  );
}
