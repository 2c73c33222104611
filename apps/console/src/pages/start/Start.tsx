import { useTranslation } from "react-i18next";

export function Page() {
  const { t } = useTranslation();
  return <h1>{t("start.title")}</h1>;
}
