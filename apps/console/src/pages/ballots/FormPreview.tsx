import { useQuery } from "@tanstack/react-query";
import { Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { useText } from "../../i18n/index.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import styles from "./Ballots.module.css";
import type { FormOfGroup, Plan } from "./shapes.ts";
import { roundKey, useRoundPlace } from "./use-round.ts";

/** The form as the raters of a group will see it, with the time that it takes and its limits. */
export function FormPreview({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const text = useText();
  const [chosen, setChosen] = useState("");
  const group = plan.groups.find((one) => one.group === chosen) ?? plan.groups[0];
  if (group === undefined) return null;
  return (
    <Panel
      title={t("plan.form")}
      extra={
        <Select
          aria-label={t("round.group")}
          className={styles.wide}
          showSearch={{ optionFilterProp: "label" }}
          value={group.group}
          options={plan.groups.map((one) => ({ value: one.group, label: text(one.label) }))}
          onChange={setChosen}
        />
      }
    >
      <p className="soft">
        {t("plan.formNote", { ratees: group.ratees, minutes: Math.ceil(group.minutes) })}
        {group.overBudget && ` ${t("plan.formLong")}`}
      </p>
      <Form group={group.group} />
    </Panel>
  );
}

function Form({ group }: { group: string }) {
  const { t } = useTranslation();
  const text = useText();
  const { campaignId, roundId, api } = useRoundPlace();
  const { data, error, refetch } = useQuery({
    queryKey: roundKey(campaignId, roundId, "form", group),
    queryFn: () => get<FormOfGroup>(`${api}/form`, { group }),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  const { form, limits } = data;
  const limitOf = (item: string, level: string) =>
    limits.find((one) => one.item === item && one.level === level)?.atMost;
  return (
    <>
      <ol className={styles.form}>
        {form.items.map((item) => (
          <li key={item.id}>
            <strong>{text(item.text)}</strong>
            <ul className={styles.levels}>
              {item.levels.map((level) => {
                const atMost = limitOf(item.id, level.id);
                return (
                  <li key={level.id}>
                    <span className={styles.level}>{text(level.text)}</span>
                    {atMost !== undefined && <Tag color="gold">{t("plan.atMost", { n: atMost })}</Tag>}
                    {level.describes !== null && <span className="soft">{text(level.describes)}</span>}
                  </li>
                );
              })}
              {item.notKnown && (
                <li>
                  <span className={styles.level}>{t("plan.notKnown")}</span>
                </li>
              )}
            </ul>
          </li>
        ))}
      </ol>
      <p className="soft">
        {form.commentLength === 0 ? t("plan.noComments") : t("plan.comments", { n: form.commentLength })}
      </p>
    </>
  );
}
