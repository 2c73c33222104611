import "./my-texts.ts";

import { useMutation } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Alert, Button, Empty, QRCode } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { useListing } from "../../i18n/index.ts";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import { BallotWords } from "./BallotWords.tsx";
import styles from "./MyBallots.module.css";
import type { MyBallot } from "./shapes.ts";
import { isOver, useMyBallots } from "./use-my-ballots.ts";

/** The own way into one vote: a code that is shown once, for this device or for the phone. */
export function Page() {
  const { t } = useTranslation();
  const { roundId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useMyBallots();
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  const ballot = data.items.find((one) => one.roundId === roundId);
  return (
    <>
      <PageHead
        title={ballot?.title ?? t("myBallot.title")}
        actions={<Link to="/help/ballots">{t("myBallot.promises")}</Link>}
      />
      {ballot === undefined ? <Empty description={t("myBallot.none")} /> : <WayIn ballot={ballot} />}
    </>
  );
}

function WayIn({ ballot }: { ballot: MyBallot }) {
  const { t } = useTranslation();
  const listing = useListing();
  const recusals = ballot.groups.flatMap((one) => one.recusals);
  const signedIn = ballot.groups.every((one) => one.signedIn);
  return (
    <Panel>
      <div className={styles.words}>
        <BallotWords ballot={ballot} />
      </div>
      {recusals.length > 0 && !isOver(ballot) && (
        <Alert
          type="info"
          showIcon
          style={{ margin: "12px 0" }}
          title={t("myBallot.recusals", { names: listing(recusals) })}
        />
      )}
      <p>{t(isOver(ballot) ? "myBallot.over" : signedIn ? "myBallot.signedIn" : "myBallot.hint")}</p>
      {!signedIn && !isOver(ballot) && isOpen(ballot.issuing) ? (
        <CodeOnce ballot={ballot} />
      ) : (
        <PlainDoor ballot={ballot} />
      )}
    </Panel>
  );
}

/** By the clock of this computer; the server decides when it is asked. */
function isOpen({ from, until }: { from: string; until: string }): boolean {
  const now = Date.now();
  return now >= Date.parse(from) && now < Date.parse(until);
}

function PlainDoor({ ballot }: { ballot: MyBallot }) {
  const { t } = useTranslation();
  return (
    <>
      {!isOver(ballot) && ballot.groups.some((one) => !one.signedIn) && (
        <p className="soft">{t("myBallot.notNow")}</p>
      )}
      <Button href={ballot.boothUrl} target="_blank" rel="noopener noreferrer">
        {t("myBallot.booth")}
      </Button>
    </>
  );
}

function CodeOnce({ ballot }: { ballot: MyBallot }) {
  const { t } = useTranslation();
  const say = useSay();
  const [address, setAddress] = useState<string | null>(null);
  const ask = useMutation({
    mutationFn: () => post<{ code: string; address: string }>(`/api/my/ballots/${ballot.roundId}/code`, {}),
    onSuccess: (answer) => setAddress(answer.address),
    onError: say.refused,
  });
  if (address === null)
    return (
      <Button type="primary" size="large" loading={ask.isPending} onClick={() => ask.mutate()}>
        {t("myBallot.open")}
      </Button>
    );
  return (
    <>
      <p>{t("myBallot.chooseDevice")}</p>
      <div className={styles.devices}>
        <div>
          <QRCode aria-label={address} value={address} type="svg" size={220} color="#000" bgColor="#fff" />
          <p>{t("myBallot.scan")}</p>
        </div>
        <Button type="primary" size="large" href={address} target="_blank" rel="noopener noreferrer">
          {t("myBallot.here")}
        </Button>
      </div>
      <p className="soft">{t("myBallot.once")}</p>
    </>
  );
}
