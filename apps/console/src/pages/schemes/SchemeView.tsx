import type { Indicator, Scheme } from "@hengjian/appraisal";
import { Collapse, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useListing, useText } from "../../i18n/index.ts";
import { percentText } from "../../lib/format.ts";
import { Panel } from "../../parts/Panel.tsx";
import type { SchemeListing } from "./shapes.ts";

export function SchemeView({ listing }: { listing: SchemeListing }) {
  const { t } = useTranslation();
  const { scheme, items, minutes } = listing;
  return (
    <>
      <p className="soft">
        {t("schemes.version")} {scheme.version} · {t("schemes.items", { n: items })}
        {" · "}
        {t("schemes.budget", { n: scheme.lengthBudget.maxItems })} · {t("schemes.minutes", { n: minutes })}
      </p>
      <Methods scheme={scheme} />
      <Panel title={t("schemes.dimensions")}>
        {scheme.dimensions.map((dimension) => (
          <DimensionPart key={dimension.code} scheme={scheme} code={dimension.code} />
        ))}
      </Panel>
    </>
  );
}

function Methods({ scheme }: { scheme: Scheme }) {
  const { t } = useTranslation();
  const text = useText();
  const listing = useListing();
  return (
    <Panel title={t("schemes.methods")}>
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        scroll={{ x: "max-content" }}
        dataSource={[...scheme.methods]}
        columns={[
          { title: t("schemes.method"), render: (_, method) => text(method.label) },
          { title: t("schemes.weight"), className: "num", render: (_, method) => percentText(method.weight) },
          {
            title: t("schemes.groups"),
            render: (_, method) =>
              method.groups.length === 0
                ? "—"
                : listing(method.groups.map((group) => `${text(group.label)} ${percentText(group.weight)}`)),
          },
        ]}
      />
    </Panel>
  );
}

function DimensionPart({ scheme, code }: { scheme: Scheme; code: string }) {
  const text = useText();
  const dimension = scheme.dimensions.find((one) => one.code === code);
  const own = scheme.indicators.filter((indicator) => indicator.dimension === code);
  if (dimension === undefined) return null;
  return (
    <div style={{ marginBottom: 16 }}>
      <h3 style={{ marginBottom: 6 }}>
        {text(dimension.label)} <Tag>{percentText(dimension.weight)}</Tag>
      </h3>
      <Collapse
        size="small"
        items={own.map((indicator) => ({
          key: indicator.code,
          label: `${indicator.code} ${text(indicator.label)}`,
          extra: <span className="num">{percentText(indicator.weight)}</span>,
          children: <IndicatorPart indicator={indicator} />,
        }))}
      />
    </div>
  );
}

function IndicatorPart({ indicator }: { indicator: Indicator }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <>
      <h4 className="soft" style={{ margin: "0 0 4px" }}>
        {t("schemes.levels")}
      </h4>
      <ol reversed style={{ margin: 0, paddingInlineStart: 24 }}>
        {[...indicator.levels].reverse().map((level) => (
          <li key={level.value}>
            <strong>{text(level.label)}</strong> {text(level.behaviour)}
          </li>
        ))}
      </ol>
      <h4 className="soft" style={{ margin: "12px 0 4px" }}>
        {t("schemes.measures")}
      </h4>
      <ul style={{ margin: 0, paddingInlineStart: 24 }}>
        {indicator.measures.map((measure) => (
          <li key={measure.zh}>{text(measure)}</li>
        ))}
      </ul>
    </>
  );
}
