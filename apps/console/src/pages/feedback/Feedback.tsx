import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";
import { hasReached } from "../../lib/stages.ts";
import type { ListPage } from "../../parts/DataTable.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Failed } from "../../parts/states.tsx";

type Item = Shape<"CampaignItem">;

/** Feedback of every campaign that has come so far. */
export function Page() {
  const { t } = useTranslation();
  const text = useText();
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ["campaigns", "feedback"],
    queryFn: () => get<ListPage<Item>>("/api/campaigns", { size: 200 }),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const items = (data?.items ?? []).filter((one) => hasReached(one.stage, "decide"));
  return (
    <>
      <PageHead title={t("nav.feedback")} note={t("letters.note")} />
      <Table<Item>
        size="small"
        rowKey="campaignId"
        loading={isPending}
        pagination={false}
        scroll={{ x: "max-content" }}
        dataSource={items}
        locale={{
          emptyText: <span className="soft">{t(isPending ? "state.loading" : "letters.noCampaign")}</span>,
        }}
        columns={[
          {
            title: t("campaign.name"),
            render: (_, one) => <Link to={`/campaigns/${one.campaignId}/letters`}>{one.name}</Link>,
          },
          { title: t("campaign.stage"), render: (_, one) => <Tag>{text(one.stageLabel)}</Tag> },
          { title: t("campaign.people"), dataIndex: "ratees", className: "num" },
          { title: t("campaign.due"), className: "date", render: (_, one) => one.due ?? "—" },
        ]}
      />
    </>
  );
}
