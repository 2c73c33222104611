import "./texts.ts";

import { useMutation } from "@tanstack/react-query";
import { Alert, Button, InputNumber, Modal, Popconfirm, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fileFrom, post } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { useText } from "../../i18n/index.ts";
import { saveFile } from "../../lib/save-file.ts";
import { NoteDialog } from "../../parts/NoteDialog.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import { Replacements } from "./Replacements.tsx";
import { RoundFrame } from "./RoundFrame.tsx";
import type { Cards, RoundDetail } from "./shapes.ts";
import { useRefreshRounds, useRoundPart, useRoundPlace } from "./use-round.ts";

type CardRow = Cards["groups"][number];

/** Cards for those without an account: printed once, drawn from a box, counted back. */
export function Page() {
  return (
    <RoundFrame>
      {(data) => (
        <>
          <CardsPart data={data} />
          {data.round.manifestHash !== null && <Replacements data={data} />}
        </>
      )}
    </RoundFrame>
  );
}

function CardsPart({ data }: { data: RoundDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const session = useSession();
  const cards = useRoundPart<Cards>("cards");
  const [reprinting, setReprinting] = useState<CardRow | null>(null);
  const { data: seen, error, refetch } = cards;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (seen === undefined) return <PageLoading />;
  const frozen = data.round.manifestHash !== null;
  const open = frozen && data.record === null && data.round.state !== "discarded";
  const edits = open && may(session, "ballots.edit");
  const steps = open && may(session, "ballots.advance");
  const unprinted = seen.groups.some((one) => one.wanted > one.printed - one.voided);
  return (
    <Panel title={t("cards.title")} extra={edits && unprinted && <PrintButton />}>
      <p className="soft">{t(frozen ? "cards.note" : "cards.notYet")}</p>
      {seen.reprint !== null && <ReprintPending reprint={seen.reprint} />}
      <Table<CardRow>
        size="small"
        rowKey="group"
        pagination={false}
        scroll={{ x: "max-content" }}
        dataSource={[...seen.groups]}
        locale={{ emptyText: <span className="soft">{t("cards.none")}</span> }}
        columns={[
          { title: t("round.group"), render: (_, one) => text(one.label) },
          { title: t("cards.wanted"), dataIndex: "wanted", className: "num" },
          { title: t("cards.printed"), dataIndex: "printed", className: "num" },
          { title: t("cards.voided"), dataIndex: "voided", className: "num" },
          { title: t("cards.used"), dataIndex: "used", className: "num" },
          {
            title: t("cards.returned"),
            className: "num",
            render: (_, one) =>
              edits && one.printed > 0 ? (
                <Returned key={one.returned ?? -1} card={one} />
              ) : (
                (one.returned ?? "—")
              ),
          },
          { title: t("cards.missing"), className: "num", render: (_, one) => one.missing ?? "—" },
          ...(steps
            ? [
                {
                  title: t("plan.change"),
                  render: (_: unknown, one: CardRow) =>
                    one.printed > 0 &&
                    seen.reprint === null && (
                      <Button size="small" type="link" onClick={() => setReprinting(one)}>
                        {t("cards.reprint")}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {reprinting !== null && <ReprintDialog card={reprinting} onClose={() => setReprinting(null)} />}
    </Panel>
  );
}

/** The codes exist only in this one answer: it goes straight into a file. */
function PrintButton() {
  const { t } = useTranslation();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const [asking, setAsking] = useState(false);
  const print = useMutation({
    mutationFn: () => fileFrom(`${api}/cards/print`),
    onSuccess: (file) => {
      saveFile(file, t("cards.fileName"));
      say.done(t("cards.saved"));
      setAsking(false);
      refresh();
    },
    onError: say.refused,
  });
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t("cards.print")}
      </Button>
      <Modal
        open={asking}
        title={t("cards.print")}
        okText={t("cards.print")}
        cancelText={t("do.cancel")}
        confirmLoading={print.isPending}
        onCancel={() => setAsking(false)}
        onOk={() => print.mutate()}
      >
        <p>{t("cards.printOnce")}</p>
        <p>{t("cards.printHow")}</p>
      </Modal>
    </>
  );
}

function Returned({ card }: { card: CardRow }) {
  const { t } = useTranslation();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const [typed, setTyped] = useState(card.returned);
  const save = useMutation({
    mutationFn: (unused: number) => post(`${api}/cards/returned`, { group: card.group, unused }),
    onSuccess: refresh,
    onError: say.refused,
  });
  const text = useText();
  const keep = () => typed !== null && typed !== card.returned && save.mutate(typed);
  return (
    <InputNumber
      size="small"
      min={0}
      max={card.printed}
      value={typed}
      aria-label={t("cards.returnedOf", { group: text(card.label) })}
      onChange={setTyped}
      onBlur={keep}
      onPressEnter={keep}
    />
  );
}

function useReprint(onDone: () => void) {
  const { t } = useTranslation();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  return useMutation({
    mutationFn: (body: { group: string; note: string }) =>
      post<{ state: "proposed" | "taken" }>(`${api}/cards/reprint`, body),
    onSuccess: ({ state }) => {
      say.done(t(state === "taken" ? "cards.reprintOpen" : "campaign.proposed"));
      onDone();
      refresh();
    },
    onError: say.refused,
  });
}

function ReprintDialog({ card, onClose }: { card: CardRow; onClose: () => void }) {
  const { t } = useTranslation();
  const reprint = useReprint(onClose);
  return (
    <NoteDialog
      title={t("cards.reprint")}
      hint={t("cards.reprintHint")}
      field={t("cards.reprintReason")}
      demanded
      busy={reprint.isPending}
      onCancel={onClose}
      onOk={(note) => reprint.mutate({ group: card.group, note })}
    />
  );
}

function ReprintPending({ reprint }: { reprint: NonNullable<Cards["reprint"]> }) {
  const { t } = useTranslation();
  const confirm = useReprint(() => undefined);
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 12 }}
      title={t("cards.reprintPending", { name: reprint.proposedBy })}
      description={reprint.note}
      action={
        reprint.mayConfirm && (
          <Popconfirm
            title={t("cards.reprintHint")}
            onConfirm={() => confirm.mutate({ group: reprint.group, note: "" })}
          >
            <Button>{t("do.confirm")}</Button>
          </Popconfirm>
        )
      }
    />
  );
}
