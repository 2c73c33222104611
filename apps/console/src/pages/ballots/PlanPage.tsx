import "./texts.ts";

import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { may, useSession } from "../../api/session.ts";
import { useListing, useText } from "../../i18n/index.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { FormPreview } from "./FormPreview.tsx";
import { GroupDrawer } from "./GroupDrawer.tsx";
import { Lines } from "./Lines.tsx";
import { LinkButton } from "./LinkButton.tsx";
import { PlanGroups } from "./PlanGroups.tsx";
import { ProposePlan } from "./ProposePlan.tsx";
import { Recusals } from "./Recusals.tsx";
import { RoundFrame } from "./RoundFrame.tsx";
import type { Plan } from "./shapes.ts";
import { useRoundPart } from "./use-round.ts";

/** Who rates whom: proposed by rule from posts, teams and lines of responsibility, and put right by hand. */
export function Page() {
  return <RoundFrame>{() => <PlanPart />}</RoundFrame>;
}

function PlanPart() {
  const { t } = useTranslation();
  const session = useSession();
  const [state, set] = useUrlState({ group: "" });
  const { data: plan, error, refetch } = useRoundPart<Plan>("plan");
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (plan === undefined) return <PageLoading />;
  const editable = plan.editable && may(session, "ballots.edit");
  return (
    <>
      <Panel title={t("plan.groups")} extra={editable && <ProposePlan plan={plan} />}>
        <p className="soft">{t(plan.editable ? "plan.note" : "plan.frozen")}</p>
        <Warnings plan={plan} editable={editable} />
        <PlanGroups plan={plan} editable={editable} onOpen={(group) => set({ group })} />
      </Panel>
      <FormPreview plan={plan} />
      {editable && (
        <>
          <Lines />
          <Recusals />
        </>
      )}
      {state.group !== "" && (
        <GroupDrawer group={state.group} plan={plan} onClose={() => set({ group: "" })} />
      )}
    </>
  );
}

/** What the plan does not yet give: people without raters, and people who cannot be compared. */
function Warnings({ plan, editable }: { plan: Plan; editable: boolean }) {
  const { t } = useTranslation();
  const text = useText();
  const listing = useListing();
  const labels = new Map(plan.roles.map((one) => [one.role, text(one.label)]));
  const { uncovered, subsets, subsetNames } = plan;
  return (
    <>
      {uncovered.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t("plan.uncovered", { n: uncovered.length })}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {uncovered.slice(0, 8).map((one) => (
                <li key={one.cadreId}>
                  {t("plan.uncoveredOne", {
                    name: one.name,
                    unit: one.unitName,
                    missing: listing(one.missing.map((role) => labels.get(role) ?? role)),
                  })}
                </li>
              ))}
              {uncovered.length > 8 && <li>{t("plan.more", { n: uncovered.length - 8 })}</li>}
            </ul>
          }
        />
      )}
      {subsets > 1 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t("plan.subsets", { n: subsets })}
          description={listing(subsetNames.slice(0, 6).map((names) => names[0] ?? ""))}
          action={editable && <LinkButton />}
        />
      )}
    </>
  );
}
