import type { ScoreNode } from "@hengjian/appraisal";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { put } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import { FindingLine } from "./FindingLine.tsx";
import styles from "./LetterText.module.css";
import { type Draft, draftOf, emptyPoint, overrideKey, PARTS, type Part } from "./letter-draft.ts";
import { PointEditor } from "./PointEditor.tsx";

interface Props {
  letter: Shape<"Letter">;
  address: string;
  queryKey: readonly string[];
  root: ScoreNode | null;
  onClose: () => void;
}

/** Edit strengths, shortcomings and measures; what the check finds is mended, or passed over with a reason. */
export function LetterEditor({ letter, address, queryKey, root, onClose }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => draftOf(letter));
  const save = useMutation({
    mutationFn: () => {
      const overrides = Object.entries(draft.reasons)
        .filter(([, reason]) => reason.trim() !== "")
        .map(([key, reason]) => ({
          code: key.split(" ")[0],
          place: key.split(" ")[1],
          reason: reason.trim(),
        }));
      const { strengths, shortcomings, measures } = draft;
      return put<Shape<"Letter">>(address, {
        revision: letter.revision,
        strengths,
        shortcomings,
        measures,
        overrides,
      });
    },
    onSuccess: (next) => {
      client.setQueryData(queryKey, next);
      void client.invalidateQueries({ queryKey: queryKey.slice(0, 3) });
      if (next.openErrors === 0) {
        say.done(t("state.saved"));
        onClose();
      }
    },
    onError: say.refused,
  });
  const change = (part: Part, points: Draft[Part]) => setDraft((now) => ({ ...now, [part]: points }));
  const whole = letter.findings.filter((one) => !one.place.includes("["));
  const setReason = (key: string, reason: string) =>
    setDraft((now) => ({ ...now, reasons: { ...now.reasons, [key]: reason } }));
  return (
    <Panel title={t("letters.edit")}>
      {whole.map((finding) => (
        <FindingLine
          key={overrideKey(finding)}
          finding={finding}
          reason={draft.reasons[overrideKey(finding)] ?? ""}
          onReason={(reason) => setReason(overrideKey(finding), reason)}
        />
      ))}
      {PARTS.map((part) => (
        <section key={part} aria-label={t(`letters.${part}`)}>
          <h3>{t(`letters.${part}`)}</h3>
          {draft[part].map((point, i) => (
            <PointEditor
              key={i}
              part={part}
              point={point}
              root={root}
              findings={letter.findings.filter((one) => one.place === `${part}[${i}]`)}
              reasons={draft.reasons}
              onReason={setReason}
              onChange={(next) =>
                change(
                  part,
                  draft[part].map((one, k) => (k === i ? next : one)),
                )
              }
              onDrop={() =>
                change(
                  part,
                  draft[part].filter((_, k) => k !== i),
                )
              }
            />
          ))}
          <Button
            size="small"
            type="dashed"
            onClick={() => change(part, [...draft[part], emptyPoint(letter.ratee.name)])}
          >
            {t("do.add")}
          </Button>
        </section>
      ))}
      {letter.openErrors > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 16 }}
          title={t("letters.errorsOpen", { n: letter.openErrors })}
        />
      )}
      <div className={styles.foot}>
        <Button onClick={onClose}>{t("do.close")}</Button>
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {t("letters.saveAndCheck")}
        </Button>
      </div>
    </Panel>
  );
}
