import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { groupsOf } from "./group-names.ts";
import styles from "./MappingForm.module.css";
import { NONE } from "./mapping.ts";
import type { PartProps } from "./parts.ts";

/** Who rated: one group for the whole file, or a column that says it row by row. */
export function GroupChoice({ mapping, columns, scheme, onChange }: PartProps) {
  const { t } = useTranslation();
  const text = useText();
  const { group } = mapping;
  const groups = groupsOf(scheme).map((one) => ({ value: one.code, label: text(one.label) }));
  const byColumn = "column" in group ? group : null;
  const found = columns.find((one) => one.index === byColumn?.column)?.values ?? [];
  return (
    <>
      <div className={styles.row}>
        <div className={styles.field}>
          <span className={styles.label}>{t("evidence.groupFrom")}</span>
          <Select
            value={byColumn?.column ?? NONE}
            aria-label={t("evidence.groupFrom")}
            onChange={(value) =>
              onChange({
                group: value === NONE ? { fixed: groups[0]?.value ?? "" } : { column: value, values: [] },
              })
            }
            options={[
              { value: NONE, label: t("evidence.oneGroup") },
              ...columns.map((one) => ({ value: one.index, label: `${one.letter} ${one.header}`.trim() })),
            ]}
          />
        </div>
        {"fixed" in group && (
          <div className={styles.field}>
            <span className={styles.label}>{t("evidence.group")}</span>
            <Select
              value={group.fixed || null}
              aria-label={t("evidence.group")}
              options={groups}
              onChange={(fixed) => onChange({ group: { fixed } })}
            />
          </div>
        )}
      </div>
      {byColumn !== null && (
        <div className={styles.pairs}>
          {found.map(({ text: value, count }) => (
            <div key={value} className={styles.pair}>
              <span>
                “{value}” <span className="soft num">× {count}</span>
              </span>
              <Select
                aria-label={`${t("evidence.group")} ${value}`}
                placeholder={t("evidence.chooseGroup")}
                value={byColumn.values.find((one) => one.text === value)?.group ?? null}
                options={groups}
                onChange={(code) => {
                  const others = byColumn.values.filter((one) => one.text !== value);
                  onChange({
                    group: { column: byColumn.column, values: [...others, { text: value, group: code }] },
                  });
                }}
              />
            </div>
          ))}
        </div>
      )}
    </>
  );
}
