import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { useText } from "../../i18n/index.ts";
import { fixed, instantText } from "../../lib/format.ts";
import type { ListPage } from "../../parts/DataTable.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { EvidenceView } from "./EvidenceView.tsx";
import { useSubject } from "./FindingList.tsx";
import styles from "./Findings.module.css";
import { History } from "./History.tsx";
import { Settle } from "./Settle.tsx";
import { StateTag } from "./StateTag.tsx";
import { type FindingDetail, type FindingItem, stateOf } from "./use-analysis.ts";
import { probabilityText, useOdds } from "./use-odds.ts";
import "./texts.ts";

/** One lead: what was found, how sure it is, the evidence, and what people make of it. */
export function Page() {
  const { findingId = "" } = useParams({ strict: false }) as { findingId?: string };
  const finding = useQuery({
    queryKey: ["finding", findingId],
    queryFn: () => get<FindingDetail>(`/api/findings/${findingId}`),
  });
  if (finding.error) return <Failed error={finding.error} onRetry={() => void finding.refetch()} />;
  if (finding.data === undefined) return <PageLoading />;
  return <Finding key={findingId} finding={finding.data} />;
}

function Finding({ finding }: { finding: FindingDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const { campaign } = finding;
  const list = `/campaigns/${campaign.campaignId}/findings`;
  return (
    <>
      <PageHead
        title={text(finding.label)}
        note={
          <>
            {useSubject(finding)} · <Link to={list}>{campaign.name}</Link>
          </>
        }
        actions={
          <>
            <Link to={list}>
              <Button>{t("findings.back")}</Button>
            </Link>
            <NextOpen finding={finding} />
          </>
        }
      />
      <Alert type="info" showIcon style={{ marginBottom: 16 }} title={text(finding.statement)} />
      <Panel title={t("findings.what")} extra={<StateTag state={stateOf(finding)} />}>
        <p className={styles.sentence}>{text(finding.sentence)}</p>
        {!finding.stands && <p className="soft">{t("findings.gone")}</p>}
        <p className="soft">
          {t("findings.foundAt")} {instantText(finding.foundAt)}
          {finding.cadreId !== null && (
            <>
              {" · "}
              <Link to={`/results/${campaign.campaignId}/${finding.cadreId}`}>
                {t("findings.scoreSheet")}
              </Link>
            </>
          )}
        </p>
      </Panel>
      <Panel title={t("findings.evidence")}>
        <EvidenceView evidence={finding.evidence} />
      </Panel>
      <Panel title={t("findings.sure")}>
        <Sureness finding={finding} />
      </Panel>
      <Settle finding={finding} />
      <History finding={finding} />
    </>
  );
}

function Sureness({ finding }: { finding: FindingDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const odds = useOdds();
  const { about, effect, effectUnit, p, q } = finding;
  const falseAlarms =
    q < 0.01 ? t("findings.fewerThanOne") : t("findings.aboutN", { n: Math.round(q * 100) });
  return (
    <>
      <p className={styles.part}>
        <span className="soft">{t("findings.meaning")}</span> {text(about)}
      </p>
      <p className={styles.part}>
        {t("findings.effectIs", { value: fixed(effect, 2), unit: text(effectUnit) })}
      </p>
      <p className={styles.part}>{t("findings.pIs", { p: odds(p), value: probabilityText(p) })}</p>
      <p className={styles.part}>{t("findings.qIs", { value: probabilityText(q), n: falseAlarms })}</p>
    </>
  );
}

/** The way through the leads that wait. */
function NextOpen({ finding }: { finding: FindingDetail }) {
  const { t } = useTranslation();
  const { campaignId } = finding.campaign;
  const { data } = useQuery({
    queryKey: ["campaign", campaignId, "findings", "next", finding.findingId],
    queryFn: () =>
      get<ListPage<FindingItem>>(`/api/campaigns/${campaignId}/findings`, { state: "open", size: 2 }),
  });
  const next = data?.items.find((one) => one.findingId !== finding.findingId);
  if (next === undefined) return null;
  return (
    <Link to={`/campaigns/${campaignId}/findings/${next.findingId}`}>
      <Button type="primary">{t("findings.next")}</Button>
    </Link>
  );
}
