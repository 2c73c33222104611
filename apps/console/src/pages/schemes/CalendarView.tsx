import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { get, remove } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import { CalendarForm } from "./CalendarForm.tsx";
import { type CalendarDay, type CalendarYear, WEEKDAYS } from "./calendar.ts";

/** Days that differ from the plain week; every deadline in working days is counted by them. */
export function CalendarView({ year, onYear }: { year: number; onYear: (year: number) => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const say = useSay();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["calendar", year],
    queryFn: () => get<CalendarYear>("/api/calendar", { year }),
  });
  const clear = useMutation({
    mutationFn: (day: string) => remove(`/api/calendar/${day}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ["calendar"] }),
    onError: say.refused,
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  const editable = may(session, "schemes.edit");
  return (
    <>
      <div style={{ display: "flex", gap: 12, alignItems: "center", marginBottom: 12 }}>
        <Button aria-label={String(year - 1)} onClick={() => onYear(year - 1)}>
          ‹
        </Button>
        <h2>{t("calendar.year", { year })}</h2>
        <Button aria-label={String(year + 1)} onClick={() => onYear(year + 1)}>
          ›
        </Button>
      </div>
      <p className="soft">{t("calendar.note")}</p>
      {!data.published && (
        <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t("calendar.unpublished")} />
      )}
      {editable && <CalendarForm key={year} year={year} />}
      <Table<CalendarDay>
        size="small"
        rowKey="day"
        pagination={false}
        scroll={{ x: "max-content" }}
        dataSource={data.days}
        locale={{ emptyText: t("state.empty") }}
        columns={[
          {
            title: t("calendar.day"),
            render: (_, one) => `${one.day} ${t(`calendar.${weekdayOf(one.day)}` as TextKey)}`,
          },
          {
            title: t("calendar.kind"),
            render: (_, one) =>
              one.working ? <Tag color="gold">{t("calendar.working")}</Tag> : <Tag>{t("calendar.off")}</Tag>,
          },
          { title: t("calendar.why"), render: (_, one) => one.note || "—" },
          {
            title: t("calendar.origin"),
            render: (_, one) => t(one.origin === "local" ? "calendar.local" : "calendar.published"),
          },
          {
            title: t("calendar.change"),
            hidden: !editable,
            render: (_, one) =>
              one.origin === "local" && (
                <Button size="small" type="link" onClick={() => clear.mutate(one.day)}>
                  {t("calendar.takeBack")}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function weekdayOf(day: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "sun";
}
