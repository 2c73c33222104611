import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import styles from "../../parts/filters.module.css";
import { QueryInput } from "../../parts/QueryInput.tsx";
import type { Unit } from "./shapes.ts";

export const LIST_DEFAULTS = {
  q: "",
  unitId: "",
  sex: "",
  rank: "",
  education: "",
  heads: false,
  reserve: false,
  sort: "roster",
  page: 1,
  size: 50,
  open: "",
};
type State = typeof LIST_DEFAULTS;

const RANKS = ["正县级", "副县级", "正科级", "副科级"];
const EDUCATION = ["研究生", "大学", "大专", "中专", "高中"];

export function CadreFilters({ state, set }: { state: State; set: (change: Partial<State>) => void }) {
  const { t } = useTranslation();
  const { data: units } = useQuery({
    queryKey: ["units"],
    queryFn: () => get<{ items: Unit[] }>("/api/units"),
    staleTime: 60_000,
  });
  const filtered =
    state.q || state.unitId || state.sex || state.rank || state.education || state.heads || state.reserve;
  return (
    <search className={`${styles.filters} no-print`}>
      <QueryInput value={state.q} placeholder={t("roster.searchHint")} onChange={(q) => set({ q })} />
      <Select
        showSearch={{ optionFilterProp: "label" }}
        allowClear
        style={{ width: 220 }}
        placeholder={t("roster.unit")}
        aria-label={t("roster.unit")}
        value={state.unitId || null}
        onChange={(unitId) => set({ unitId: unitId ?? "" })}
        options={(units?.items ?? []).map((unit) => ({ value: unit.unitId, label: unit.name }))}
      />
      <Choice
        label={t("roster.sex")}
        value={state.sex}
        values={["男", "女"]}
        onChange={(sex) => set({ sex })}
      />
      <Choice label={t("roster.rank")} value={state.rank} values={RANKS} onChange={(rank) => set({ rank })} />
      <Choice
        label={t("roster.education")}
        value={state.education}
        values={EDUCATION}
        onChange={(education) => set({ education })}
      />
      <Checkbox checked={state.heads} onChange={(event) => set({ heads: event.target.checked })}>
        {t("roster.onlyHeads")}
      </Checkbox>
      <Checkbox checked={state.reserve} onChange={(event) => set({ reserve: event.target.checked })}>
        {t("roster.onlyReserve")}
      </Checkbox>
      {filtered && (
        <Button type="link" onClick={() => set({ ...LIST_DEFAULTS, size: state.size })}>
          {t("do.reset")}
        </Button>
      )}
    </search>
  );
}

function Choice(props: {
  label: string;
  value: string;
  values: string[];
  onChange: (value: string) => void;
}) {
  return (
    <Select
      allowClear
      style={{ width: 110 }}
      placeholder={props.label}
      aria-label={props.label}
      value={props.value || null}
      onChange={(value) => props.onChange(value ?? "")}
      options={props.values.map((value) => ({ value, label: value }))}
    />
  );
}
