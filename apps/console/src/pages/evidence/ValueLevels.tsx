import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import styles from "./MappingForm.module.css";
import { valuesFound, withValue } from "./mapping.ts";
import type { PartProps } from "./parts.ts";

const NOT_KNOWN = "not_known";

/** Which value of the file means which level; an unexplained value is a fault, never a guess. */
export function ValueLevels({ mapping, columns, scheme, onChange }: PartProps) {
  const { t } = useTranslation();
  const text = useText();
  const levels = scheme.indicators[0]?.levels ?? [];
  const options = [
    ...[...levels]
      .sort((a, b) => b.value - a.value)
      .map((level) => ({ value: String(level.value), label: `${level.value} ${text(level.label)}` })),
    { value: NOT_KNOWN, label: t("evidence.notKnown") },
  ];
  return (
    <>
      <h3>{t("evidence.values")}</h3>
      <div className={styles.pairs}>
        {valuesFound(mapping, columns).map(({ text: value, count }) => {
          const level = mapping.values.find((one) => one.text === value)?.level;
          return (
            <div key={value} className={styles.pair}>
              <span>
                {value === "" ? t("evidence.blank") : `“${value}”`}{" "}
                <span className="soft num">× {count}</span>
              </span>
              <Select
                allowClear
                aria-label={`${t("evidence.values")} ${value}`}
                placeholder={t("evidence.chooseLevel")}
                value={level === undefined ? null : String(level)}
                options={options}
                onChange={(chosen: string | undefined) =>
                  onChange({
                    values: withValue(
                      mapping.values,
                      value,
                      chosen === undefined ? undefined : chosen === NOT_KNOWN ? NOT_KNOWN : Number(chosen),
                    ),
                  })
                }
              />
            </div>
          );
        })}
      </div>
    </>
  );
}
