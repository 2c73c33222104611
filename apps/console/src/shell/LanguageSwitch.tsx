import { Button } from "antd";
import { chooseLanguage, useLanguage } from "../i18n/index.ts";

/** Each language is named in itself, so that whoever needs it can read it. */
export function LanguageSwitch() {
  const language = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  return (
    <Button type="text" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => void chooseLanguage(other)}>
      {other === "zh" ? "中文" : "English"}
    </Button>
  );
}
