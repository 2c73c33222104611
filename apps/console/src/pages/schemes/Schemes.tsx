import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { useText } from "../../i18n/index.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { PageHead } from "../../parts/PageHead.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { TabBar } from "../../parts/TabBar.tsx";
import { CalendarView } from "./CalendarView.tsx";
import { PackView } from "./PackView.tsx";
import { SchemeView } from "./SchemeView.tsx";
import type { PackListing, SchemeListing } from "./shapes.ts";
import "./texts.ts";

const CALENDAR = "calendar";
const DEFAULTS = { tab: "", year: new Date().getFullYear() };

/** Standards [规则与方案], open to everybody: schemes with described levels, rule packs with sources. */
export function Page() {
  const { t } = useTranslation();
  const text = useText();
  const [state, set] = useUrlState(DEFAULTS);
  const schemes = useQuery({ queryKey: ["schemes"], queryFn: () => get<SchemeListing[]>("/api/schemes") });
  const packs = useQuery({ queryKey: ["rule-packs"], queryFn: () => get<PackListing[]>("/api/rule-packs") });
  const failed = schemes.error ?? packs.error;
  if (failed)
    return <Failed error={failed} onRetry={() => void Promise.all([schemes.refetch(), packs.refetch()])} />;
  if (schemes.data === undefined || packs.data === undefined) return <PageLoading />;
  const items = [
    ...schemes.data.map((one) => ({
      key: `scheme-${one.scheme.id}-${one.scheme.version}`,
      label: text(one.scheme.title),
      children: <SchemeView listing={one} />,
    })),
    ...packs.data.map((one) => ({
      key: `pack-${one.pack.id}-${one.pack.version}`,
      label: text(one.pack.title),
      children: <PackView listing={one} />,
    })),
    {
      key: CALENDAR,
      label: t("schemes.calendar"),
      children: <CalendarView year={state.year} onYear={(year) => set({ year })} />,
    },
  ];
  const chosen = items.find((item) => item.key === state.tab) ?? items[0];
  return (
    <>
      <PageHead title={t("nav.schemes")} note={t("schemes.note")} />
      <TabBar
        label={t("nav.schemes")}
        items={items}
        chosen={chosen?.key ?? ""}
        onChoose={(tab) => set({ tab })}
      />
      {chosen?.children}
    </>
  );
}
