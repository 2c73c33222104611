import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Button, Input, Modal, Radio, Select, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { useText } from "../../i18n/index.ts";
import { Field } from "../../parts/Field.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { QueryInput } from "../../parts/QueryInput.tsx";
import { useSay } from "../../parts/use-say.ts";
import styles from "./Ballots.module.css";
import type { IssuedRater, Replacement, RoundDetail } from "./shapes.ts";
import { roundKey, useRefreshRounds, useRoundPart, useRoundPlace } from "./use-round.ts";

/** A token lost with a phone is replaced [补发] by two people, and counted. */
export function Replacements({ data }: { data: RoundDetail }) {
  const { t } = useTranslation();
  const session = useSession();
  const [adding, setAdding] = useState(false);
  const list = useRoundPart<{ items: Replacement[] }>("replacements");
  const open = data.record === null && may(session, "ballots.advance");
  return (
    <Panel
      title={t("cards.replacements")}
      extra={open && <Button onClick={() => setAdding(true)}>{t("cards.replace")}</Button>}
    >
      <p className="soft">{t("cards.replacementsNote")}</p>
      <Table<Replacement>
        size="small"
        rowKey="replacementId"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: "max-content" }}
        loading={list.isPending}
        dataSource={list.data?.items ?? []}
        locale={{ emptyText: <span className="soft">{t("cards.replacementsNone")}</span> }}
        columns={[
          { title: t("cards.who"), render: (_, one) => one.who ?? t("cards.bearer") },
          { title: t("round.group"), render: (_, one) => <GroupName label={one.label} /> },
          { title: t("cards.why"), dataIndex: "note" },
          { title: t("campaign.proposedBy"), dataIndex: "proposedBy" },
          { title: t("campaign.confirmedBy"), render: (_, one) => one.confirmedBy ?? "—" },
          {
            title: t("round.state"),
            render: (_, one) =>
              one.state === "proposed" ? <Waiting one={one} /> : <Tag>{t(`cards.state.${one.state}`)}</Tag>,
          },
        ]}
      />
      {adding && <ReplaceDialog onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function GroupName({ label }: { label: Replacement["label"] }) {
  return useText()(label);
}

function Waiting({ one }: { one: Replacement }) {
  const { t } = useTranslation();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const settle = useMutation({
    mutationFn: (deed: "confirm" | "withdraw") =>
      post(`${api}/replacements/${one.replacementId}/${deed}`, {}),
    onSuccess: refresh,
    onError: say.refused,
  });
  return (
    <>
      <Tag color="gold">{t("cards.state.proposed")}</Tag>
      {one.mayConfirm && (
        <Button size="small" type="link" loading={settle.isPending} onClick={() => settle.mutate("confirm")}>
          {t("do.confirm")}
        </Button>
      )}
      <Button size="small" type="link" loading={settle.isPending} onClick={() => settle.mutate("withdraw")}>
        {t("campaign.withdraw")}
      </Button>
    </>
  );
}

type Holder = { raterId: string; group: string } | { code: string; group: string };

function ReplaceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const [way, setWay] = useState<"name" | "card">("name");
  const [holder, setHolder] = useState<Holder | null>(null);
  const [note, setNote] = useState("");
  const propose = useMutation({
    mutationFn: () => post(`${api}/replacements`, { ...holder, note: note.trim() }),
    onSuccess: () => {
      refresh();
      onClose();
    },
    onError: say.refused,
  });
  return (
    <Modal
      open
      title={t("cards.replace")}
      okText={t("cards.proposeReplace")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: holder === null || note.trim() === "" }}
      confirmLoading={propose.isPending}
      onCancel={onClose}
      onOk={() => propose.mutate()}
    >
      <div className={styles.fields}>
        <p style={{ margin: 0 }}>{t("cards.replaceHint")}</p>
        <Radio.Group
          aria-label={t("cards.who")}
          value={way}
          onChange={(event) => {
            setWay(event.target.value);
            setHolder(null);
          }}
          options={[
            { value: "name", label: t("cards.byName") },
            { value: "card", label: t("cards.byCard") },
          ]}
        />
        {way === "name" ? <ByName chosen={holder} onChoose={setHolder} /> : <ByCard onChoose={setHolder} />}
        <Field label={t("cards.why")}>
          {(id) => (
            <Input id={id} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      </div>
    </Modal>
  );
}

function ByName({ chosen, onChoose }: { chosen: Holder | null; onChoose: (holder: Holder) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const { campaignId, roundId, api } = useRoundPlace();
  const [q, setQ] = useState("");
  const list = useQuery({
    queryKey: roundKey(campaignId, roundId, "issued", q),
    queryFn: ({ signal }) => get<{ items: IssuedRater[] }>(`${api}/issued`, { q }, signal),
    enabled: q.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const rows = (list.data?.items ?? []).flatMap((one) => one.groups.map((group) => ({ ...one, ...group })));
  return (
    <>
      <QueryInput value={q} placeholder={t("cards.searchName")} onChange={setQ} />
      <Radio.Group
        className={styles.choices}
        aria-label={t("cards.who")}
        value={chosen !== null && "raterId" in chosen ? `${chosen.raterId} ${chosen.group}` : null}
        onChange={(event) => {
          const [raterId = "", group = ""] = String(event.target.value).split(" ");
          onChoose({ raterId, group });
        }}
        options={rows.map((one) => ({
          value: `${one.raterId} ${one.group}`,
          disabled: !one.issued,
          label: `${one.name} ${one.unitName} · ${text(one.label)}${one.issued ? "" : ` (${t("cards.notIssued")})`}`,
        }))}
      />
    </>
  );
}

function ByCard({ onChoose }: { onChoose: (holder: Holder | null) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const groups = useRoundPart<{ groups: { group: string; label: Replacement["label"] }[] }>("cards");
  const [group, setGroup] = useState<string | null>(null);
  const [code, setCode] = useState("");
  const choose = (nextGroup: string | null, nextCode: string) => {
    setGroup(nextGroup);
    setCode(nextCode);
    onChoose(
      nextGroup === null || nextCode.trim() === "" ? null : { code: nextCode.trim(), group: nextGroup },
    );
  };
  return (
    <>
      <Field label={t("round.group")}>
        {(id) => (
          <Select
            id={id}
            value={group}
            options={(groups.data?.groups ?? []).map((one) => ({ value: one.group, label: text(one.label) }))}
            onChange={(next) => choose(next, code)}
          />
        )}
      </Field>
      <Field label={t("cards.code")}>
        {(id) => (
          <Input
            id={id}
            maxLength={40}
            autoComplete="off"
            value={code}
            onChange={(event) => choose(group, event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
