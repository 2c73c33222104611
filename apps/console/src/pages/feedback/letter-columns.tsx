import { Link } from "@tanstack/react-router";
import { type TableProps, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Shape } from "../../api/shapes.ts";
import { dayOf } from "../../lib/format.ts";
import { TalkState } from "./TalkState.tsx";

export type LetterRow = Shape<"LetterItem">;

/** The columns of the letters of a campaign. */
export function useLetterColumns(campaignId: string): NonNullable<TableProps<LetterRow>["columns"]> {
  const { t } = useTranslation();
  return [
    { title: t("roster.unitCode"), dataIndex: "unitCode" },
    { title: t("roster.unit"), dataIndex: "unitName" },
    {
      title: t("roster.name"),
      render: (_, row) =>
        row.drafted ? (
          <Link to={`/campaigns/${campaignId}/letters/${row.cadreId}`}>{row.name}</Link>
        ) : (
          row.name
        ),
    },
    { title: t("grades.grade"), render: (_, row) => row.grade ?? "—" },
    { title: t("evidence.state"), render: (_, row) => <LetterState row={row} /> },
    { title: t("letters.releasedAt"), className: "date", render: (_, row) => dayOf(row.releasedAt) },
    {
      title: t("letters.acknowledged"),
      render: (_, row) =>
        row.acknowledged === null ? (
          "—"
        ) : (
          <span title={row.acknowledged.comment}>
            {dayOf(row.acknowledged.at)}{" "}
            {!row.acknowledged.understood && <Tag color="orange">{t("letters.questions")}</Tag>}
          </span>
        ),
    },
    { title: t("talks.giver"), render: (_, row) => row.talk?.giverName ?? "—" },
    {
      title: t("talks.talk"),
      render: (_, row) =>
        row.talk === null ? (
          "—"
        ) : (
          <Link to={`/talks/${campaignId}/${row.cadreId}`} className="date">
            <TalkState state={row.talk.state} />{" "}
            {row.talk.record?.heldOn ?? t("talks.by", { date: row.talk.due })}
          </Link>
        ),
    },
  ];
}

function LetterState({ row }: { row: LetterRow }) {
  const { t } = useTranslation();
  if (row.acknowledged !== null) return <Tag color="green">{t("letters.state.acknowledged")}</Tag>;
  if (row.releasedAt !== null) return <Tag color="blue">{t("letters.state.released")}</Tag>;
  if (!row.drafted) return <Tag>{t("letters.state.missing")}</Tag>;
  if ((row.openErrors ?? 0) > 0)
    return <Tag color="red">{t("letters.openErrors", { n: row.openErrors })}</Tag>;
  return <Tag>{t("letters.state.ready")}</Tag>;
}
