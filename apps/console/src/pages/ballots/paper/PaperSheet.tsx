import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/index.ts";
import { type Counts, type FormRow, formOf, type PaperCount, pasted, readNumber, sumOf } from "./cells.ts";
import styles from "./Paper.module.css";

interface Props {
  form: PaperCount["form"];
  counts: Counts;
  faults: readonly { key: string }[];
  differences: readonly { key: string; first: number | null; second: number | null }[];
  turn: 1 | 2;
  onChange: (counts: Counts) => void;
}

/** The counting form about one person, as it lies beside the keyboard: totals, then a row for each indicator. */
export function PaperSheet(props: Props) {
  const { t } = useTranslation();
  const text = useText();
  const { totals, rows } = useMemo(() => formOf(props.form), [props.form]);
  const keys = useCellKeys(props, totals, rows);
  const cell = (key: string, label: string) => (
    <CellInput {...{ ...props, keys }} cellKey={key} label={label} />
  );
  return (
    <>
      <fieldset className={styles.totals}>
        <legend>{t("paper.totals")}</legend>
        {totals.map(({ key, label }) => (
          <div key={key} className={styles.total}>
            <span aria-hidden>{text(label)}</span>
            {cell(key, text(label))}
          </div>
        ))}
      </fieldset>
      <div className={styles.scroll}>
        <table className={styles.sheet}>
          <thead>
            <tr>
              <th scope="col">{t("paper.item")}</th>
              {rows[0]?.cells.map(({ key, label }) => (
                <th scope="col" key={key}>
                  {text(label)}
                </th>
              ))}
              <th scope="col">{t("paper.sum")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">{text(row.label)}</th>
                {row.cells.map(({ key, label }) => (
                  <td key={key}>{cell(key, `${text(row.label)} ${text(label)}`)}</td>
                ))}
                <Sum row={row} counts={props.counts} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The sum beside the valid ballots that it must make. */
function Sum({ row, counts }: { row: FormRow; counts: Counts }) {
  const sum = sumOf(row.cells, counts);
  const valid = counts.valid ?? null;
  if (sum === null) return <td className={styles.sum}>—</td>;
  const fits = valid === null || sum === valid;
  return <td className={fits ? styles.sum : styles.sumWrong}>{fits ? sum : `${sum} ≠ ${valid}`}</td>;
}

interface Keys {
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>, key: string) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>, key: string) => void;
  hold: (key: string, input: HTMLInputElement | null) => void;
}

/** Enter and the arrows change the row; a block from a spreadsheet fills the cells from here on. */
function useCellKeys(
  { onChange }: Props,
  totals: readonly { key: string }[],
  rows: readonly FormRow[],
): Keys {
  const inputs = useRef(new Map<string, HTMLInputElement>());
  const grid = useMemo(
    () => [totals.map((one) => one.key), ...rows.map((row) => row.cells.map((one) => one.key))],
    [totals, rows],
  );
  const beside = (key: string, step: number): HTMLInputElement | undefined => {
    const at = grid.findIndex((row) => row.includes(key));
    const next = grid[at + step];
    return inputs.current.get(next?.[Math.min(grid[at]!.indexOf(key), next.length - 1)] ?? "");
  };
  return {
    hold: (key, input) => {
      if (input === null) inputs.current.delete(key);
      else inputs.current.set(key, input);
    },
    onKeyDown: (event, key) => {
      const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined || event.nativeEvent.isComposing) return;
      event.preventDefault();
      const next = beside(key, step);
      next?.focus();
      next?.select();
    },
    onPaste: (event, key) => {
      const block = event.clipboardData.getData("text");
      if (!/[\t\n]/.test(block)) return;
      event.preventDefault();
      const counts = pasted(block, grid, key);
      if (counts !== null) onChange(counts);
    },
  };
}

function CellInput(props: Props & { keys: Keys; cellKey: string; label: string }) {
  const { t } = useTranslation();
  const { cellKey: key, counts, faults, differences, keys } = props;
  const difference = differences.find((one) => one.key === key);
  const row = key.includes("/") ? key.slice(0, key.indexOf("/")) : key;
  const isWrong = faults.some((one) => one.key === key || one.key === row);
  const other = props.turn === 1 ? difference?.second : difference?.first;
  return (
    <>
      <input
        ref={(input) => keys.hold(key, input)}
        className={difference !== undefined || isWrong ? styles.cellWrong : styles.cell}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label={props.label}
        aria-invalid={difference !== undefined || isWrong}
        value={counts[key] ?? ""}
        onChange={(event) => {
          const value = readNumber(event.target.value);
          if (value !== undefined) props.onChange({ [key]: value });
        }}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => keys.onKeyDown(event, key)}
        onPaste={(event) => keys.onPaste(event, key)}
      />
      {difference !== undefined && (
        <span className={styles.other}>{t("paper.other", { n: other ?? t("paper.empty") })}</span>
      )}
    </>
  );
}
