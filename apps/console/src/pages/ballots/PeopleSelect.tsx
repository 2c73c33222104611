import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { ListPage } from "../../parts/DataTable.tsx";
import { Field } from "../../parts/Field.tsx";
import type { Person } from "./shapes.ts";
import { useRoundPlace } from "./use-round.ts";

interface Props {
  label: string;
  value: string[];
  onChange: (people: string[]) => void;
  /** One person only. */
  single?: boolean;
}

/** Look for people of the roster and of the accounts by name or unit. */
export function PeopleSelect({ label, value, onChange, single = false }: Props) {
  const { t } = useTranslation();
  const { api } = useRoundPlace();
  const q = useCalm();
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const list = useQuery({
    queryKey: ["rater-people", api, q.calm],
    queryFn: ({ signal }) => get<ListPage<Person>>(`${api}/people`, { q: q.calm, page: 1, size: 20 }, signal),
    placeholderData: keepPreviousData,
  });
  const found = (list.data?.items ?? []).map((one) => ({
    value: one.person,
    label: `${one.name} ${one.unitName}`,
  }));
  const options = [
    ...found,
    ...value
      .filter((person) => found.every((one) => one.value !== person))
      .map((person) => ({ value: person, label: known.get(person) ?? person })),
  ];
  return (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          placeholder={t("plan.peopleHint")}
          filterOption={false}
          loading={list.isFetching}
          value={value}
          options={options}
          onSearch={q.set}
          onChange={(people: string[]) => {
            setKnown(new Map([...known, ...found.map((one) => [one.value, one.label] as const)]));
            onChange(single ? people.slice(-1) : people);
          }}
        />
      )}
    </Field>
  );
}

/** What was typed, a moment after the last key. */
function useCalm() {
  const [typed, set] = useState("");
  const [calm, setCalm] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setCalm(typed), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  return { calm, set };
}
