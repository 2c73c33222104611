import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, put } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import { GroupChoice } from "./GroupChoice.tsx";
import { ItemColumns } from "./ItemColumns.tsx";
import styles from "./MappingForm.module.css";
import { type Mapping, NONE, valuesToMap, withRaters, withSheetColumn } from "./mapping.ts";
import { ValueLevels } from "./ValueLevels.tsx";

interface Props {
  data: Shape<"RatingImport">;
  scheme: Shape<"Scheme">;
  address: string;
  onSaved: (next: Shape<"RatingImport">) => void;
}

/** Which column says what, which value means which level; kept under a name for next time. */
export function MappingForm({ data, scheme, address, onSaved }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const [mapping, setMapping] = useState<Mapping>(data.mapping);
  const [saveAs, setSaveAs] = useState(data.savedName ?? "");
  const change = (part: Partial<Mapping>) => setMapping((now) => ({ ...now, ...part }));
  const saved = useQuery({
    queryKey: ["mappings"],
    queryFn: () => get<{ items: { mappingId: string; name: string; mapping: Mapping }[] }>("/api/mappings"),
  });
  const check = useMutation({
    mutationFn: () =>
      put<Shape<"RatingImport">>(address, {
        mapping: { ...mapping, values: valuesToMap(mapping, data.analysis.columns) },
        ...(saveAs.trim() === "" ? {} : { saveAs: saveAs.trim() }),
      }),
    onSuccess: (next) => {
      onSaved(next);
      say.done(t("evidence.checked"));
      scrollTo({ top: 0, behavior: "smooth" });
    },
    onError: say.refused,
  });
  const columns = data.analysis.columns.map((column) => ({
    value: column.index,
    label: `${column.letter} ${column.header}`.trim(),
  }));
  const optional = [{ value: NONE, label: t("evidence.noColumn") }, ...columns];
  return (
    <Panel
      title={t("evidence.mapping")}
      extra={
        (saved.data?.items.length ?? 0) > 0 && (
          <Select
            style={{ width: 220 }}
            placeholder={t("evidence.useSaved")}
            aria-label={t("evidence.useSaved")}
            onChange={(id: string) => {
              const chosen = saved.data?.items.find((one) => one.mappingId === id);
              if (chosen) setMapping(chosen.mapping);
            }}
            options={saved.data?.items.map((one) => ({ value: one.mappingId, label: one.name })) ?? []}
          />
        )
      }
    >
      <p className="soft">{t(`evidence.from.${data.mappingFrom}`)}</p>
      <div className={styles.row}>
        <Field label={t("evidence.rateeColumn")}>
          <Select
            value={mapping.rateeColumn}
            options={columns}
            onChange={(rateeColumn) => change({ rateeColumn })}
            aria-label={t("evidence.rateeColumn")}
          />
        </Field>
        <Field label={t("evidence.unitColumn")}>
          <Select
            value={mapping.unitColumn ?? NONE}
            options={optional}
            onChange={(value) => change({ unitColumn: value === NONE ? null : value })}
            aria-label={t("evidence.unitColumn")}
          />
        </Field>
        <Field label={t("evidence.sheetColumn")}>
          <Select
            value={mapping.sheetColumn ?? NONE}
            options={optional}
            onChange={(value) => change(withSheetColumn(value === NONE ? null : value))}
            aria-label={t("evidence.sheetColumn")}
          />
          {mapping.sheetColumn !== null && (
            <Checkbox
              checked={mapping.sheetIsRater === true}
              onChange={({ target }) => change(withRaters(target.checked))}
            >
              {t("evidence.sheetIsRater")}
            </Checkbox>
          )}
        </Field>
        {mapping.sheetIsRater === true && (
          <Field label={t("evidence.raterUnitColumn")}>
            <Select
              value={mapping.raterUnitColumn ?? NONE}
              options={optional}
              onChange={(value) => change({ raterUnitColumn: value === NONE ? null : value })}
              aria-label={t("evidence.raterUnitColumn")}
            />
          </Field>
        )}
      </div>
      <GroupChoice mapping={mapping} columns={data.analysis.columns} scheme={scheme} onChange={change} />
      <ItemColumns mapping={mapping} columns={data.analysis.columns} scheme={scheme} onChange={change} />
      <ValueLevels mapping={mapping} columns={data.analysis.columns} scheme={scheme} onChange={change} />
      <div className={styles.foot}>
        <Input
          style={{ width: 260 }}
          maxLength={60}
          value={saveAs}
          placeholder={t("evidence.saveAs")}
          aria-label={t("evidence.saveAs")}
          onChange={(event) => setSaveAs(event.target.value)}
        />
        <Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>
          {t("evidence.checkIt")}
        </Button>
      </div>
    </Panel>
  );
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      {children}
    </div>
  );
}
