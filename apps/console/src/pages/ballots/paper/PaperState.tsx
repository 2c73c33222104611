import { Alert, Button, Popconfirm, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../../api/http.ts";
import { useListing } from "../../../i18n/index.ts";
import { NoteDialog } from "../../../parts/NoteDialog.tsx";
import type { PaperCount } from "./cells.ts";
import { usePaperDeed, usePaperPlace } from "./use-paper.ts";

const LOOK: Readonly<Record<PaperCount["phase"], "info" | "success" | "warning">> = {
  first: "info",
  second: "info",
  differ: "warning",
  agreed: "success",
  taken: "success",
  withdrawing: "warning",
  withdrawn: "info",
  discarded: "info",
};

/** Where the count stands in a sentence, and what the person signed in may do about it. */
export function PaperState({ count }: { count: PaperCount }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  return (
    <>
      {count.about && (
        <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t("paper.say.about")} />
      )}
      <Alert
        type={LOOK[count.phase]}
        showIcon
        style={{ marginBottom: 16 }}
        title={sentence(count)}
        description={<Deeds count={count} />}
      />
    </>
  );
}

function useSentence(): (count: PaperCount) => string {
  const { t } = useTranslation();
  const listing = useListing();
  return (count) => {
    const { phase, people, own, withdrawal, ended } = count;
    if (phase === "second") {
      const name = people.find((one) => one.submittedAt !== null)?.name ?? "";
      if (own?.submitted === true) return t("paper.say.wait");
      return t(count.may.enter ? "paper.say.second" : "paper.say.waitOther", { name });
    }
    if (phase === "withdrawing")
      return t("paper.say.withdrawing", { name: withdrawal?.by, reason: withdrawal?.reason });
    if (phase === "withdrawn" || phase === "discarded")
      return t(`paper.say.${phase}`, { name: ended?.by, reason: ended?.reason });
    return t(`paper.say.${phase}`, {
      n: count.differing ?? 0,
      names: listing(people.map((one) => one.name)),
    });
  };
}

function Deeds({ count }: { count: PaperCount }) {
  const { t } = useTranslation();
  const { api } = usePaperPlace();
  const [asking, setAsking] = useState<"discard" | "withdraw" | null>(null);
  const take = usePaperDeed(() => post<PaperCount>(`${api}/take`), t("paper.taken"));
  const keep = usePaperDeed(() => post<PaperCount>(`${api}/keep`));
  const discard = usePaperDeed((reason: string) => post<PaperCount>(`${api}/discard`, { reason }));
  const withdraw = usePaperDeed(async (reason: string) => {
    const answer = await post<{ count: PaperCount }>(`${api}/withdraw`, { reason });
    return answer.count;
  });
  const { may, phase, withdrawal } = count;
  const reasoned = asking === "discard" ? discard : withdraw;
  const isProposed = phase === "withdrawing" && may.withdraw;
  return (
    <Space wrap className="no-print">
      {may.take && (
        <Popconfirm title={t("paper.takeSure")} onConfirm={() => take.mutate(undefined)}>
          <Button type="primary" loading={take.isPending}>
            {t("paper.take")}
          </Button>
        </Popconfirm>
      )}
      {may.withdraw && phase === "taken" && (
        <Button onClick={() => setAsking("withdraw")}>{t("paper.withdraw")}</Button>
      )}
      {isProposed && withdrawal?.own === false && (
        <Popconfirm title={t("paper.confirmSure")} onConfirm={() => withdraw.mutate("")}>
          <Button danger loading={withdraw.isPending}>
            {t("paper.confirmWithdraw")}
          </Button>
        </Popconfirm>
      )}
      {isProposed && (
        <Button loading={keep.isPending} onClick={() => keep.mutate(undefined)}>
          {t("paper.keep")}
        </Button>
      )}
      {may.discard && <Button onClick={() => setAsking("discard")}>{t("paper.discard")}</Button>}
      {asking !== null && (
        <NoteDialog
          demanded
          danger
          title={t(`paper.${asking}`)}
          hint={t(`paper.${asking}Hint`)}
          field={t("paper.reason")}
          busy={reasoned.isPending}
          onCancel={() => setAsking(null)}
          onOk={(words) => reasoned.mutate(words, { onSettled: () => setAsking(null) })}
        />
      )}
    </Space>
  );
}
