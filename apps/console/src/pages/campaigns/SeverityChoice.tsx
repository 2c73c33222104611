import { Radio, Space } from "antd";
import { useTranslation } from "react-i18next";

const USES = ["shown", "used"] as const;
type Use = (typeof USES)[number];

/** What becomes of the severity of raters, each choice with what it means. A field of a form. */
export function SeverityChoice({ value, onChange }: { value?: Use; onChange?: (use: Use) => void }) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      {...(value === undefined ? {} : { value })}
      aria-label={t("severity.use")}
      onChange={(event) => onChange?.(event.target.value)}
    >
      <Space orientation="vertical">
        {USES.map((use) => (
          <Radio key={use} value={use} style={{ alignItems: "flex-start" }}>
            {t(`severity.use.${use}`)}
            <div className="soft">{t(`severity.${use}Hint`)}</div>
          </Radio>
        ))}
      </Space>
    </Radio.Group>
  );
}
