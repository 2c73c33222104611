import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Space, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post, put } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import filters from "../../parts/filters.module.css";
import { PageHead } from "../../parts/PageHead.tsx";
import { QueryInput } from "../../parts/QueryInput.tsx";
import { useSay } from "../../parts/use-say.ts";
import { GrantDialog } from "./GrantDialog.tsx";
import { NewAccountDialog } from "./NewAccountDialog.tsx";
import { OncePassword, type Shown } from "./OncePassword.tsx";
import type { AccountRow } from "./shapes.ts";
import "./texts.ts";

const DEFAULTS = { q: "", sort: "username", page: 1, size: 50 };

/** Accounts [系统]: the system officer and the security officer each find their own half of the deeds. */
export function Page() {
  const { t } = useTranslation();
  const session = useSession();
  const say = useSay();
  const client = useQueryClient();
  const [state, set] = useUrlState(DEFAULTS);
  const [shown, show] = useState<Shown | null>(null);
  const [making, setMaking] = useState(false);
  const [granting, setGranting] = useState<AccountRow | null>(null);
  const list = useQuery({
    queryKey: ["accounts", state],
    queryFn: ({ signal }) => get<ListPage<AccountRow>>("/api/accounts", state, signal),
    placeholderData: keepPreviousData,
  });
  const refresh = () => client.invalidateQueries({ queryKey: ["accounts"] });
  const deed = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => {
      say.done(t("system.done"));
      return refresh();
    },
    onError: say.refused,
  });
  const reset = async (row: AccountRow) => {
    const { password } = await post<{ password: string }>(`/api/accounts/${row.accountId}/reset`);
    show({ username: row.username, password });
  };
  const mayCreate = may(session, "accounts.create");
  const mayGrant = may(session, "accounts.grant");
  return (
    <>
      <PageHead
        title={t("nav.system")}
        note={t("system.note")}
        actions={
          mayCreate && (
            <Button type="primary" onClick={() => setMaking(true)}>
              {t("system.new")}
            </Button>
          )
        }
      />
      <search className={`${filters.filters} no-print`}>
        <QueryInput value={state.q} placeholder={t("system.search")} onChange={(q) => set({ q })} />
      </search>
      <DataTable<AccountRow>
        rowKey="accountId"
        list={list}
        sort={state.sort}
        empty={t("system.none")}
        onState={(change) => set({ ...change, ...(change.sort === "" ? { sort: "username" } : {}) })}
        columns={[
          { title: t("system.username"), dataIndex: "username", key: "username", sorter: true },
          { title: t("system.displayName"), dataIndex: "displayName" },
          {
            title: t("system.roles"),
            render: (_, row) =>
              row.grants.map((grant) => <Tag key={grant.role}>{t(`role.${grant.role}` as TextKey)}</Tag>),
          },
          { title: t("system.state"), render: (_, row) => <States row={row} /> },
          {
            title: "",
            render: (_, row) => (
              <Space size={0} wrap>
                {mayGrant && (
                  <Button type="link" size="small" onClick={() => setGranting(row)}>
                    {t("system.grant")}
                  </Button>
                )}
                {mayGrant && row.held && (
                  <Deed
                    label="system.release"
                    run={() => post(`/api/accounts/${row.accountId}/release`)}
                    act={deed.mutate}
                  />
                )}
                {mayCreate && <Deed label="system.reset" run={() => reset(row)} act={deed.mutate} />}
                {mayCreate && row.locked && (
                  <Deed
                    label="system.unlock"
                    run={() => post(`/api/accounts/${row.accountId}/unlock`)}
                    act={deed.mutate}
                  />
                )}
                {mayCreate && (
                  <Deed
                    label={row.active ? "system.disable" : "system.enable"}
                    run={() => put(`/api/accounts/${row.accountId}/active`, { active: !row.active })}
                    act={deed.mutate}
                  />
                )}
              </Space>
            ),
          },
        ]}
      />
      {making && (
        <NewAccountDialog
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            show(made);
            void refresh();
          }}
        />
      )}
      {granting && (
        <GrantDialog
          account={granting}
          onClose={() => setGranting(null)}
          onSave={(grants) => {
            deed.mutate(() => put(`/api/accounts/${granting.accountId}/grants`, { grants }));
            setGranting(null);
          }}
        />
      )}
      <OncePassword shown={shown} onClose={() => show(null)} />
    </>
  );
}

function Deed({
  label,
  run,
  act,
}: {
  label: TextKey;
  run: () => Promise<unknown>;
  act: (run: () => Promise<unknown>) => void;
}) {
  const { t } = useTranslation();
  return (
    <Button type="link" size="small" onClick={() => act(run)}>
      {t(label)}
    </Button>
  );
}

function States({ row }: { row: AccountRow }) {
  const { t } = useTranslation();
  if (!row.active) return <Tag>{t("system.inactive")}</Tag>;
  return (
    <>
      {row.locked && <Tag color="red">{t("system.locked")}</Tag>}
      {row.held && <Tag color="gold">{t("system.held")}</Tag>}
      {row.passwordDue && <Tag color="gold">{t("system.passwordDue")}</Tag>}
      {row.secondFactor && <Tag color="blue">{t("system.secondFactor")}</Tag>}
      {!row.locked && !row.held && t("system.active")}
    </>
  );
}
