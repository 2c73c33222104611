import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { may, useSession } from "../../api/session.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { PageLoading } from "../../parts/states.tsx";
import { TabBar } from "../../parts/TabBar.tsx";
import { STRUCTURE_DEFAULTS, StructureTab } from "./StructureTab.tsx";
import "../../parts/charts/texts.ts";

const QualityTab = lazy(() => import("./QualityTab.tsx").then((part) => ({ default: part.QualityTab })));

const DEFAULTS = { tab: "structure", ...STRUCTURE_DEFAULTS };

/** Insights [分析]: the structure of the cadres and, for those who deliberate, how far the ratings can be trusted. */
export function Page() {
  const { t } = useTranslation();
  const session = useSession();
  const [state, set] = useUrlState(DEFAULTS);
  const tabs = may(session, "grades.read", true) && (
    <TabBar
      label={t("insights.parts")}
      chosen={state.tab}
      onChoose={(tab) => set({ tab })}
      items={[
        { key: "structure", label: t("insights.tab.structure") },
        { key: "quality", label: t("insights.tab.quality") },
      ]}
    />
  );
  if (tabs && state.tab === "quality") {
    return (
      <Suspense fallback={<PageLoading />}>
        <QualityTab tabs={tabs} />
      </Suspense>
    );
  }
  return <StructureTab state={state} set={set} tabs={tabs} />;
}
