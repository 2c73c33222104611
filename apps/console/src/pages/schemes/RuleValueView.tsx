import { FACT_LABELS, GRADE_LABELS, type RuleValue } from "@hengjian/appraisal";
import { Fragment } from "react";
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
  keep: { zh: "不顺延", en: "the day stands" },
  next_working_day: { zh: "顺延到下一个工作日", en: "moves to the next working day" },
  running: { zh: "连续", en: "running" },
  total: { zh: "累计", en: "in total" },
  bands: { zh: "分段", en: "bands" },
  from: { zh: "起", en: "from" },
  points: { zh: "分", en: "points" },
  scale: { zh: "满分", en: "of" },
  guard: { zh: "限制", en: "guard" },
  share: { zh: "比例", en: "share" },
  deductedShare: { zh: "被扣分单位不少于", en: "units with deductions, at least" },
  bonusShare: { zh: "加分单位不超过", en: "units with a bonus, at most" },
};
/** Keys that only repeat what other cells say: a code beside its label, years beside their mark. */
const HIDDEN = new Set(["years", "thenNoGrade", "code"]);

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
  if (isMonths(value)) return <>{text({ zh: `${value.months} 个月`, en: `${value.months} months` })}</>;
  if (isText(value)) return <>{text(value)}</>;
  const cells = Object.entries(value).filter(([key]) => !HIDDEN.has(key));
  const years = "years" in value && typeof value.years === "number" && value.years > 1 ? value.years : null;
  return (
    <>
      {cells.map(([key, one], i) => (
        <Fragment key={key}>
          {i > 0 && (language === "zh" ? "：" : ": ")}
          {(typeof one === "number" || key in WORDS) && `${word(key)} `}
          <Value value={one} share={share || /share/i.test(key) || key === "from"} />
        </Fragment>
      ))}
      {years !== null && ` × ${years}`}
    </>
  );
}

function isMonths(value: object): value is { months: number } {
  return "months" in value && typeof value.months === "number";
}

function isText(value: object): value is { zh: string; en: string } {
  return "zh" in value && typeof value.zh === "string" && "en" in value && typeof value.en === "string";
}

function isTerm(value: unknown): value is { days: number; kind: string } {
  return typeof value === "object" && value !== null && "days" in value && "kind" in value;
}
