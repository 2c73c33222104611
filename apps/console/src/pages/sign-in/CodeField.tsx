import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

/** Six digits from the authenticator; the keyboard of a phone shows digits and offers the code. */
export function CodeField({ autoFocus = false }: { autoFocus?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="code"
      label={t("factor.code")}
      rules={[{ required: true, pattern: /^\d{6}$/, message: t("factor.codeNeeded") }]}
    >
      <Input
        autoFocus={autoFocus}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        size="large"
      />
    </Form.Item>
  );
}
