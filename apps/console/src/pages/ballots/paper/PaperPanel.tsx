import "./texts.ts";

import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Link } from "@tanstack/react-router";
import { Button, Empty, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { may, useSession } from "../../../api/session.ts";
import { useListing, useText } from "../../../i18n/index.ts";
import { Panel } from "../../../parts/Panel.tsx";
import { Failed } from "../../../parts/states.tsx";
import type { Campaign } from "../../campaigns/use-campaign.ts";
import type { PaperItem } from "./cells.ts";
import { NewPaper } from "./NewPaper.tsx";
import { PhaseTag } from "./PhaseTag.tsx";
import { usePaperList } from "./use-paper.ts";

const NAMES_SHOWN = 3;

/** Counts of paper ballots of a campaign, beside its rounds. */
export function PaperPanel({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const text = useText();
  const session = useSession();
  const [adding, setAdding] = useState(false);
  const { campaignId } = data.campaign;
  const list = usePaperList();
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  const canEnter = may(session, "evidence.paper") && list.data?.open === true;
  return (
    <Panel
      title={t("paper.title")}
      extra={
        canEnter && (
          <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t("paper.new")}
          </Button>
        )
      }
    >
      <p className="soft">{t("paper.note")}</p>
      <Table<PaperItem>
        size="small"
        rowKey="countId"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: "max-content" }}
        loading={list.isPending}
        dataSource={list.data?.items ?? []}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("paper.none")} />,
        }}
        columns={[
          {
            title: t("paper.place"),
            render: (_, one) => (
              <Link to={`/campaigns/${campaignId}/ballots/paper/${one.countId}`}>{one.place}</Link>
            ),
          },
          { title: t("paper.countedOn"), dataIndex: "countedOn", className: "date" },
          { title: t("paper.group"), render: (_, one) => text(one.groupLabel) },
          { title: t("paper.ratees"), render: (_, one) => <Names ratees={one.ratees} /> },
          { title: t("paper.people"), render: (_, one) => <People people={one.people} /> },
          { title: t("paper.state"), render: (_, one) => <PhaseTag phase={one.phase} /> },
        ]}
      />
      {adding && <NewPaper groups={list.data?.groups ?? []} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function Names({ ratees }: { ratees: PaperItem["ratees"] }) {
  const { t } = useTranslation();
  const listing = useListing();
  const names = listing(ratees.slice(0, NAMES_SHOWN).map((one) => one.name));
  return <>{ratees.length > NAMES_SHOWN ? t("paper.rateesMore", { names, n: ratees.length }) : names}</>;
}

function People({ people }: { people: PaperItem["people"] }) {
  const listing = useListing();
  return <>{people.length === 0 ? "—" : listing(people.map((one) => one.name))}</>;
}
