import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, Pagination, Select, Skeleton, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { useText } from "../../i18n/index.ts";
import { fixed } from "../../lib/format.ts";
import type { ListPage } from "../../parts/DataTable.tsx";
import filters from "../../parts/filters.module.css";
import { Panel } from "../../parts/Panel.tsx";
import { Failed } from "../../parts/states.tsx";
import styles from "./Findings.module.css";
import { StateTag } from "./StateTag.tsx";
import { type Analysis, type FindingItem, STATES, stateOf } from "./use-analysis.ts";
import { useOdds } from "./use-odds.ts";

export const LIST_DEFAULTS = { state: "", test: "", cadreId: "", page: 1, size: 20 };
type State = typeof LIST_DEFAULTS;

/** Leads, those to be checked first; filters stand in the address. */
export function FindingList(props: {
  campaignId: string;
  data: Analysis;
  state: State;
  set: (change: Partial<State>) => void;
}) {
  const { t } = useTranslation();
  const { campaignId, data, set } = props;
  const { state, test, cadreId, page, size } = props.state;
  const query = { state, test, cadreId, page, size };
  const list = useQuery({
    queryKey: ["campaign", campaignId, "findings", query],
    queryFn: ({ signal }) =>
      get<ListPage<FindingItem>>(`/api/campaigns/${campaignId}/findings`, query, signal),
    placeholderData: keepPreviousData,
  });
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  const isFiltered = state !== "" || test !== "" || cadreId !== "";
  return (
    <Panel title={t("findings.list")}>
      <Filters data={data} state={props.state} set={set} />
      {list.data === undefined ? (
        <Skeleton active />
      ) : list.data.items.length === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(isFiltered ? "findings.nothing" : "findings.clean")}
        />
      ) : (
        <>
          <ul className={styles.list}>
            {list.data.items.map((item) => (
              <Item key={item.findingId} campaignId={campaignId} item={item} />
            ))}
          </ul>
          <Pagination
            size="small"
            align="end"
            current={page}
            pageSize={size}
            total={list.data.total}
            showTotal={(n) => t("state.total", { n })}
            onChange={(to) => set({ page: to })}
          />
        </>
      )}
    </Panel>
  );
}

function Filters({
  data,
  state,
  set,
}: {
  data: Analysis;
  state: State;
  set: (change: Partial<State>) => void;
}) {
  const { t } = useTranslation();
  const text = useText();
  const found = (data.analysis?.tests ?? []).filter((one) => one.leads > 0);
  const select = (
    key: "state" | "test" | "cadreId",
    label: string,
    options: { value: string; label: string }[],
  ) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      className={styles.filter ?? ""}
      placeholder={label}
      aria-label={label}
      value={state[key] || null}
      onChange={(value) => set({ [key]: value ?? "" })}
      options={options}
    />
  );
  return (
    <search className={`${filters.filters} no-print`}>
      {select(
        "state",
        t("findings.state"),
        STATES.filter((one) => one === "open" || data.counts[one] > 0).map((one) => ({
          value: one,
          label: `${t(`findings.state.${one}`)} (${data.counts[one]})`,
        })),
      )}
      {select(
        "test",
        t("findings.test"),
        found.map((one) => ({ value: one.test, label: `${text(one.label)} (${one.leads})` })),
      )}
      {select(
        "cadreId",
        t("findings.person"),
        data.people.map((one) => ({ value: one.cadreId, label: `${one.name} ${one.unitName} (${one.all})` })),
      )}
    </search>
  );
}

function Item({ campaignId, item }: { campaignId: string; item: FindingItem }) {
  const { t } = useTranslation();
  const text = useText();
  const odds = useOdds();
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <Tag>{text(item.label)}</Tag>
        <span className="soft">{useSubject(item)}</span>
        <span className={styles.itemState}>
          <StateTag state={stateOf(item)} />
        </span>
      </div>
      <Link to={`/campaigns/${campaignId}/findings/${item.findingId}`}>{text(item.sentence)}</Link>
      <div className="soft">
        {t("findings.strength", { value: fixed(item.effect, 2) })} ·{" "}
        {t("findings.byChance", { p: odds(item.p) })}
      </div>
    </li>
  );
}

/** What a finding is about, in a word. */
export function useSubject({ person, subject }: FindingItem): string {
  const { t } = useTranslation();
  if (person !== null) return `${person.name} · ${person.unitName}`;
  return subject.kind === "ratee" ? "" : t(`findings.about.${subject.kind}`);
}
