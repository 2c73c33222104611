import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useListing } from "../../i18n/index.ts";
import styles from "./MappingForm.module.css";
import { withItem } from "./mapping.ts";
import { type PartProps, useIndicatorOptions } from "./parts.ts";

const VALUES_SHOWN = 5;

/** Which column bears which indicator; columns taken for something else are left out. */
export function ItemColumns({ mapping, columns, scheme, onChange }: PartProps) {
  const { t } = useTranslation();
  const listing = useListing();
  const options = useIndicatorOptions(scheme);
  const taken = new Set([
    mapping.rateeColumn,
    mapping.unitColumn,
    mapping.sheetColumn,
    mapping.raterUnitColumn,
    "column" in mapping.group ? mapping.group.column : null,
  ]);
  const given = new Set(mapping.items.map((item) => item.indicator));
  const without = scheme.indicators.filter((one) => !given.has(one.code)).map((one) => one.code);
  return (
    <>
      <h3>{t("evidence.items")}</h3>
      <div className={styles.pairs}>
        {columns
          .filter((column) => !taken.has(column.index))
          .map((column) => (
            <div key={column.index} className={styles.pair}>
              <span>
                <strong>
                  {column.letter} {column.header}
                </strong>{" "}
                <span className="soft">
                  {listing(column.values.slice(0, VALUES_SHOWN).map((one) => one.text))}
                </span>
              </span>
              <Select
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                popupMatchSelectWidth={280}
                aria-label={`${t("evidence.items")} ${column.letter}`}
                placeholder={t("import.ignored")}
                value={mapping.items.find((item) => item.column === column.index)?.indicator ?? null}
                options={options}
                onChange={(code) => onChange({ items: withItem(mapping.items, column.index, code ?? null) })}
              />
            </div>
          ))}
      </div>
      {without.length > 0 && (
        <p className="soft">{t("evidence.withoutColumn", { codes: listing(without) })}</p>
      )}
    </>
  );
}
