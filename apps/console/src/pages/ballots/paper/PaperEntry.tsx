import { useBlocker } from "@tanstack/react-router";
import { Alert, Button, Select, Space, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { put } from "../../../api/http.ts";
import { useText } from "../../../i18n/index.ts";
import { Field } from "../../../parts/Field.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { useSay } from "../../../parts/use-say.ts";
import { type AllCounts, type Counts, type PaperCount, zeroFilled } from "./cells.ts";
import styles from "./Paper.module.css";
import { PaperDifferences } from "./PaperDifferences.tsx";
import { PaperFile } from "./PaperFile.tsx";
import { PaperSheet } from "./PaperSheet.tsx";
import { usePaperDeed, usePaperPlace } from "./use-paper.ts";

const FAULTS_SHOWN = 5;

/** The own entry: one counting form for each person rated, kept as a draft until it is submitted. */
export function PaperEntry({ count }: { count: PaperCount }) {
  const { t } = useTranslation();
  const [counts, setCounts] = useState<AllCounts>(() => ({ ...count.own?.counts }));
  const [isDirty, setDirty] = useState(false);
  const [cadreId, choose] = useState(count.ratees[0]?.cadreId ?? "");
  const { save, isPending } = useSaving(counts, () => setDirty(false));
  useLeaveGuard(isDirty);
  const own = counts[cadreId] ?? {};
  const change = (next: Counts) => {
    setCounts((now) => ({ ...now, [cadreId]: { ...now[cadreId], ...next } }));
    setDirty(true);
  };
  // Faults are those of what was saved last; while there are changes they would name what is mended already.
  const faults = isDirty ? [] : (count.own?.faults ?? []);
  const isSettled = count.own?.submitted === true && !isDirty;
  const differences = isDirty ? [] : (count.differences ?? []);
  return (
    <Panel
      title={t("paper.entry")}
      extra={
        <>
          {count.own !== null && <Tag>{t(`paper.turn.${count.own.turn}`)}</Tag>}
          <PaperFile
            onRead={(read) => {
              setCounts((now) => ({ ...now, ...read }));
              setDirty(true);
            }}
          />
        </>
      }
    >
      <p className="soft">{t("paper.entryHint")}</p>
      {differences.length > 0 && <PaperDifferences count={count} onChoose={choose} />}
      <RateeChoice count={count} faults={faults} cadreId={cadreId} onChoose={choose} />
      <PaperSheet
        key={cadreId}
        form={count.form}
        counts={own}
        faults={faults.filter((one) => one.cadreId === cadreId)}
        differences={differences.filter((one) => one.cadreId === cadreId)}
        turn={count.own?.turn ?? 1}
        onChange={change}
      />
      <FaultList count={count} faults={faults} />
      <div className={styles.foot}>
        <Button onClick={() => change(zeroFilled(count.form.cells, own))}>{t("paper.fillZero")}</Button>
        <span className="soft">{isDirty ? t("paper.unsaved") : ""}</span>
        <Space wrap>
          <Button loading={isPending} disabled={isSettled} onClick={() => save(false)}>
            {t("paper.save")}
          </Button>
          <Button type="primary" loading={isPending} disabled={isSettled} onClick={() => save(true)}>
            {t("paper.submit")}
          </Button>
        </Space>
      </div>
    </Panel>
  );
}

interface Saving {
  submit: boolean;
}

/** Kept first, so that nothing is lost and the faults stand at their cells; submitted where there are none. */
function useSaving(counts: AllCounts, onSaved: () => void) {
  const { t } = useTranslation();
  const say = useSay();
  const { api } = usePaperPlace();
  const deed = usePaperDeed(async ({ submit }: Saving) => {
    const kept = await put<PaperCount>(`${api}/entry`, { counts, submit: false });
    if (!submit || (kept.own?.faults.length ?? 0) > 0) return kept;
    return put<PaperCount>(`${api}/entry`, { counts, submit: true });
  });
  const save = (submit: boolean) =>
    deed.mutate(
      { submit },
      {
        onSuccess: ({ own }) => {
          onSaved();
          if (own?.submitted === true) say.done(t("paper.submitted"));
          else if (!submit) say.done(t("paper.saved"));
        },
      },
    );
  return { save, isPending: deed.isPending };
}

/** Nobody leaves unsaved numbers behind unasked, neither by a link nor by closing the window. */
function useLeaveGuard(isDirty: boolean): void {
  const { t } = useTranslation();
  useBlocker({
    shouldBlockFn: () => !window.confirm(t("paper.leaveSure")),
    enableBeforeUnload: isDirty,
    disabled: !isDirty,
  });
}

type Fault = NonNullable<PaperCount["own"]>["faults"][number];

function RateeChoice(props: {
  count: PaperCount;
  faults: readonly Fault[];
  cadreId: string;
  onChoose: (cadreId: string) => void;
}) {
  const { t } = useTranslation();
  const { ratees, own } = props.count;
  const at = ratees.findIndex((one) => one.cadreId === props.cadreId);
  const go = (step: number) => props.onChoose(ratees[at + step]?.cadreId ?? props.cadreId);
  const stateOf = (cadreId: string) => {
    if (own === null) return "";
    const open = props.faults.filter((one) => one.cadreId === cadreId).length;
    return ` · ${open > 0 ? t("paper.open", { n: open }) : t("paper.complete")}`;
  };
  return (
    <div className={styles.choice}>
      <Field label={`${t("paper.person")} (${at + 1} / ${ratees.length})`}>
        {(id) => (
          <Select
            id={id}
            className={styles.ratee}
            value={props.cadreId}
            options={ratees.map((one) => ({
              value: one.cadreId,
              label: `${one.name} ${one.unitName}${stateOf(one.cadreId)}`,
            }))}
            onChange={props.onChoose}
          />
        )}
      </Field>
      <Space>
        <Button disabled={at <= 0} onClick={() => go(-1)}>
          {t("paper.before")}
        </Button>
        <Button disabled={at >= ratees.length - 1} onClick={() => go(1)}>
          {t("paper.after")}
        </Button>
      </Space>
    </div>
  );
}

function FaultList({ count, faults }: { count: PaperCount; faults: readonly Fault[] }) {
  const { t } = useTranslation();
  const text = useText();
  if (faults.length === 0) return null;
  const names = new Map(count.ratees.map((one) => [one.cadreId, one.name]));
  const rest = faults.length - FAULTS_SHOWN;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 12 }}
      title={t("paper.faults", { n: faults.length })}
      description={
        <ul className={styles.faults}>
          {faults.slice(0, FAULTS_SHOWN).map((one) => (
            <li key={`${one.cadreId} ${one.key}`}>
              {names.get(one.cadreId)}：{text(one.problem)}
            </li>
          ))}
          {rest > 0 && <li>{t("paper.faultMore", { n: rest })}</li>}
        </ul>
      }
    />
  );
}
