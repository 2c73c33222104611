import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { type ReactNode, useLayoutEffect, useMemo } from "react";
import { useLanguage } from "../i18n/index.ts";
import { applyPalette, themeOf } from "./theme.ts";
import { useDark } from "./use-dark.ts";

/** Tokens, language and dark mode for everything below. */
export function Look({ children }: { children: ReactNode }) {
  const dark = useDark();
  const language = useLanguage();
  const theme = useMemo(() => themeOf(dark), [dark]);
  dayjs.locale(language === "zh" ? "zh-cn" : "en");
  useLayoutEffect(() => applyPalette(dark), [dark]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === "zh" ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
