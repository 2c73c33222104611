import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { useText } from "../../i18n/index.ts";
import type { ListPage } from "../../parts/DataTable.tsx";
import { Panel } from "../../parts/Panel.tsx";
import styles from "./Findings.module.css";
import { StateTag } from "./StateTag.tsx";
import { type FindingItem, type FindingState, stateOf } from "./use-analysis.ts";
import "./texts.ts";

/** Leads on one person in a campaign, as far as the person signed in may read them. */
export function usePersonFindings(campaignId: string, cadreId: string, state?: FindingState) {
  const session = useSession();
  const { data } = useQuery({
    queryKey: ["campaign", campaignId, "findings", "of", cadreId, state],
    queryFn: () =>
      get<ListPage<FindingItem>>(`/api/campaigns/${campaignId}/findings`, { cadreId, state, size: 50 }),
    enabled: may(session, "findings.read", true),
  });
  return data?.items ?? [];
}

/** Beside a person's score sheet: the leads, and what they came to. Nothing where there is none. */
export function PersonFindings({ campaignId, cadreId }: { campaignId: string; cadreId: string }) {
  const { t } = useTranslation();
  const items = usePersonFindings(campaignId, cadreId);
  if (items.length === 0) return null;
  return (
    <Panel title={t("findings.ofPerson")}>
      <p className="soft">{t("findings.openHint")}</p>
      <FindingLines campaignId={campaignId} items={items} />
    </Panel>
  );
}

export function FindingLines({ campaignId, items }: { campaignId: string; items: readonly FindingItem[] }) {
  const text = useText();
  return (
    <ul className={styles.history}>
      {items.map((item) => (
        <li key={item.findingId}>
          <StateTag state={stateOf(item)} />{" "}
          <Link to={`/campaigns/${campaignId}/findings/${item.findingId}`}>{text(item.sentence)}</Link>
        </li>
      ))}
    </ul>
  );
}
