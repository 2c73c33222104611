import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { useListing } from "../../i18n/index.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { columnLetter } from "../../lib/columns.ts";
import { FIELD_LABELS } from "./fields.ts";
import type { RosterImport } from "./shapes.ts";

/** Which column was taken for what; a column that was not understood is named too. */
export function Understood({ summary }: { summary: NonNullable<RosterImport["summary"]> }) {
  const { t } = useTranslation();
  const listing = useListing();
  return (
    <>
      {(summary.sheets ?? []).map((sheet) => (
        <div key={sheet.name} style={{ marginBottom: 16 }}>
          <p>
            <strong>{sheet.name}</strong>{" "}
            <span className="soft">
              {t("import.headerRows", { rows: listing(sheet.headerRows.map(String)) })}
            </span>
          </p>
          <Table
            size="small"
            rowKey="column"
            pagination={false}
            dataSource={sheet.columns}
            columns={[
              { title: t("import.column"), render: (_, one) => columnLetter(one.column), width: 80 },
              { title: t("import.header"), dataIndex: "header" },
              {
                title: t("import.field"),
                render: (_, one) =>
                  one.field === null ? (
                    <span className="soft">{t("import.ignored")}</span>
                  ) : (
                    t((FIELD_LABELS[one.field] ?? "import.ignored") as TextKey)
                  ),
              },
            ]}
          />
        </div>
      ))}
      {(summary.skippedSheets ?? []).length > 0 && (
        <p className="soft">{t("import.skipped", { sheets: listing(summary.skippedSheets ?? []) })}</p>
      )}
    </>
  );
}
