import { sum } from "../numbers.ts";
import type { Scheme, Text } from "../types.ts";
import { type PaperCell, type PaperCounts, paperCells } from "./cells.ts";

/** What does not add up, and at which cell; the key of an indicator alone means the whole row of it. */
export interface PaperFault {
  key: string;
  problem: Text;
}

/** A cell in which two people entered different numbers. */
export interface PaperDifference {
  key: string;
  first: number | null;
  second: number | null;
}

/**
 * Everything on one counting form that does not reconcile: cells left empty, more out than people, more back than out,
 * valid and invalid that are not what came back, and rows that are not the valid ballots.
 */
export function paperFaults(scheme: Pick<Scheme, "indicators">, counts: PaperCounts): PaperFault[] {
  const empty = paperCells(scheme).filter((cell) => !cell.mayBeEmpty && (counts[cell.key] ?? null) === null);
  const emptyKeys = new Set(empty.map((cell) => cell.key));
  return [
    ...empty.map((cell) => ({ key: cell.key, problem: notEntered(scheme, cell) })),
    ...totalFaults(counts),
    ...rowFaults(scheme, counts, emptyKeys),
  ];
}

function totalFaults({ eligible, issued, returned, valid, invalid }: PaperCounts): PaperFault[] {
  const faults: PaperFault[] = [];
  if (eligible != null && issued != null && issued > eligible)
    faults.push({
      key: "issued",
      problem: {
        zh: `发出 ${issued} 张，多于应到 ${eligible} 人。`,
        en: `Issued ${issued}, more than the ${eligible} people eligible.`,
      },
    });
  if (issued != null && returned != null && returned > issued)
    faults.push({
      key: "returned",
      problem: {
        zh: `收回 ${returned} 张，多于发出 ${issued} 张。`,
        en: `Returned ${returned}, more than the ${issued} issued.`,
      },
    });
  if (returned != null && valid != null && invalid != null && valid + invalid !== returned)
    faults.push({
      key: "valid",
      problem: {
        zh: `有效 ${valid} 加无效 ${invalid} 是 ${valid + invalid}，应等于收回 ${returned}。`,
        en: `Valid ${valid} and invalid ${invalid} make ${valid + invalid}; they should make the ${returned} returned.`,
      },
    });
  return faults;
}

function rowFaults(
  scheme: Pick<Scheme, "indicators">,
  counts: PaperCounts,
  emptyKeys: ReadonlySet<string>,
): PaperFault[] {
  const { valid } = counts;
  if (valid == null) return [];
  const rows = Map.groupBy(paperCells(scheme), (cell) => cell.indicator);
  return scheme.indicators.flatMap(({ code, label }): PaperFault[] => {
    const keys = rows.get(code)!.map((cell) => cell.key);
    const total = sum(keys.map((key) => counts[key] ?? 0));
    if (total === valid || keys.some((key) => emptyKeys.has(key))) return [];
    return [
      {
        key: code,
        problem: {
          zh: `“${label.zh}”各格合计 ${total}，应等于有效 ${valid}。`,
          en: `The cells of "${label.en}" make ${total}; they should make the ${valid} valid ballots.`,
        },
      },
    ];
  });
}

function notEntered(scheme: Pick<Scheme, "indicators">, cell: PaperCell): Text {
  const { zh, en } = cellName(scheme, cell);
  return { zh: `${zh}没有填，没有票请填 0。`, en: `${en} is empty; enter 0 for no ballot.` };
}

function cellName(scheme: Pick<Scheme, "indicators">, { indicator, label }: PaperCell): Text {
  const row = scheme.indicators.find((one) => one.code === indicator)?.label;
  if (row === undefined) return { zh: `“${label.zh}”`, en: `"${label.en}"` };
  return { zh: `“${row.zh}”的“${label.zh}”`, en: `"${label.en}" of "${row.en}"` };
}

/** Cells that two people entered differently, in the order of the form. */
export function paperDifferences(
  scheme: Pick<Scheme, "indicators">,
  first: PaperCounts,
  second: PaperCounts,
): PaperDifference[] {
  return paperCells(scheme)
    .map(({ key }) => ({ key, first: first[key] ?? null, second: second[key] ?? null }))
    .filter((cell) => cell.first !== cell.second);
}
