import type { RuleValue } from "@hengjian/appraisal";
import { Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { RuleValueView } from "./RuleValueView.tsx";
import type { PackListing } from "./shapes.ts";

/** Every value of a pack with its source and whether somebody checked it. */
export function PackView({ listing }: { listing: PackListing }) {
  const { t } = useTranslation();
  const text = useText();
  const { pack } = listing;
  return (
    <>
      <p className="soft">
        {t("schemes.version")} {pack.version}
        {listing.builtin && ` · ${t("schemes.builtin")}`}
      </p>
      <Table<RuleValue>
        size="small"
        rowKey="key"
        pagination={false}
        scroll={{ x: 720 }}
        dataSource={[...pack.values]}
        columns={[
          {
            title: t("schemes.rule"),
            width: "28%",
            render: (_, rule) => (
              <>
                {text(rule.label)}
                {rule.note && <div className="soft">{text(rule.note)}</div>}
              </>
            ),
          },
          { title: t("schemes.value"), render: (_, rule) => <RuleValueView rule={rule} /> },
          { title: t("schemes.source"), width: "24%", dataIndex: "source" },
          {
            title: t("schemes.verified"),
            width: 96,
            render: (_, rule) =>
              rule.verified ? (
                <Tag color="green">{t("schemes.verified")}</Tag>
              ) : (
                <Tag color="gold">{t("schemes.unverified")}</Tag>
              ),
          },
        ]}
      />
    </>
  );
}
