import type { LetterMeasure, ScoreNode } from "@hengjian/appraisal";
import { Button, Input, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { FindingLine } from "./FindingLine.tsx";
import styles from "./LetterText.module.css";
import { type Finding, nodeChoices, overrideKey, type Part } from "./letter-draft.ts";

interface Props {
  part: Part;
  point: LetterMeasure;
  root: ScoreNode | null;
  findings: readonly Finding[];
  reasons: Readonly<Record<string, string>>;
  onReason: (key: string, reason: string) => void;
  onChange: (next: LetterMeasure) => void;
  onDrop: () => void;
}

/** One sentence: the node it rests on, its text, for a measure also owner and date. */
export function PointEditor(props: Props) {
  const { t } = useTranslation();
  const text = useText();
  const { point, part, root, onChange } = props;
  const options = useMemo(
    () =>
      (root === null ? [] : nodeChoices(root)).map((one) => ({
        value: one.id,
        label: `${"\u3000".repeat(Math.max(0, one.depth - 1))}${text(one.label)}`,
      })),
    [root, text],
  );
  return (
    <div className={styles.edit}>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        popupMatchSelectWidth={360}
        aria-label={t("letters.node")}
        placeholder={t("letters.node")}
        value={point.nodeId || null}
        options={options}
        onChange={(nodeId) => onChange({ ...point, nodeId })}
      />
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={1000}
        lang="zh-CN"
        aria-label={t(`letters.${part}`)}
        value={point.text}
        onChange={(event) => onChange({ ...point, text: event.target.value })}
      />
      <Button type="text" danger onClick={props.onDrop}>
        {t("do.delete")}
      </Button>
      {part === "measures" && (
        <div className={styles.more}>
          <Input
            style={{ width: 180 }}
            maxLength={50}
            prefix={<span className="soft">{t("letters.owner")}</span>}
            aria-label={t("letters.owner")}
            value={point.owner}
            onChange={(event) => onChange({ ...point, owner: event.target.value })}
          />
          <Input
            style={{ width: 220 }}
            type="date"
            prefix={<span className="soft">{t("letters.due")}</span>}
            aria-label={t("letters.due")}
            value={point.due}
            onChange={(event) => onChange({ ...point, due: event.target.value })}
          />
        </div>
      )}
      {props.findings.map((finding) => (
        <FindingLine
          key={overrideKey(finding)}
          finding={finding}
          reason={props.reasons[overrideKey(finding)] ?? ""}
          onReason={(reason) => props.onReason(overrideKey(finding), reason)}
        />
      ))}
    </div>
  );
}
