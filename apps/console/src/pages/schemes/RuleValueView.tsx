import { FACT_LABELS, GRADE_LABELS, type RuleValue } from "@hengjian/appraisal";
import { useTranslation } from "react-i18next";
import { useLanguage, useText } from "../../i18n/index.ts";
import { percentText } from "../../lib/format.ts";

/** Words for the codes that stand in rule values. */
const WORDS: Readonly<Record<string, { zh: string; en: string }>> = {
  ...GRADE_LABELS,
  ...FACT_LABELS,
  floor: { zh: "向下取整", en: "rounded down" },
  half_up: { zh: "四舍五入", en: "rounded half up" },
  no_excellent: { zh: "当年不得评优秀", en: "no excellent that year" },
};
/** Keys that only repeat what other cells say. */
const HIDDEN = new Set(["years", "thenNoGrade", "en", "zh"]);

/** A value as a person reads it: shares as percent, terms with their kind of days, tables as lines. */
export function RuleValueView({ rule }: { rule: RuleValue }) {
  const text = useText();
  return (
    <>
      <Value value={rule.value} share={/share|quota/.test(rule.key)} />
      {rule.unit && !isTerm(rule.value) && <span className="soft"> {text(rule.unit)}</span>}
    </>
  );
}

function Value({ value, share }: { value: unknown; share: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useText();
  const word = (code: string) => (WORDS[code] === undefined ? code : text(WORDS[code]));
  if (typeof value === "boolean") return <>{value ? t("state.yes") : t("state.no")}</>;
  if (typeof value === "number") return <>{share && value <= 1 ? percentText(value) : value}</>;
  if (typeof value === "string") return <>{word(value)}</>;
  if (isTerm(value))
    return (
      <>{t(value.kind === "working" ? "schemes.days.working" : "schemes.days.calendar", { n: value.days })}</>
    );
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== "object")) {
      return <>{value.map((one) => (typeof one === "string" ? word(one) : String(one))).join(" / ")}</>;
    }
    return (
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {value.map((one) => (
          <li key={JSON.stringify(one)}>
            <Value value={one} share={share} />
          </li>
        ))}
      </ul>
    );
  }
  if (value === null || typeof value !== "object") return <>—</>;
  const record = value as Record<string, unknown>;
  const said = typeof record[language] === "string" ? [String(record[language])] : [];
  const cells = Object.entries(record).filter(([key]) => !HIDDEN.has(key));
  const parts = cells.map(([key, one]) =>
    typeof one === "string" ? word(one) : `${word(key)} ${String(one)}`,
  );
  const years = typeof record.years === "number" && record.years > 1 ? [`× ${record.years}`] : [];
  return <>{[...parts, ...years, ...said].join("：")}</>;
}

function isTerm(value: unknown): value is { days: number; kind: string } {
  return typeof value === "object" && value !== null && "days" in value && "kind" in value;
}
