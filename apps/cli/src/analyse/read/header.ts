/** Where a column stands; a wrong name is answered with the names that there are, the nearest first. */
import { AnalyseFault } from "../fault.ts";

const LISTED = 40;
const NEAREST = 3;

/** @throws AnalyseFault for a name that is not there, or there twice */
export function placeOf(header: readonly string[], name: string): number {
  const at = header.indexOf(name);
  if (at < 0) throw unknown(header, name);
  if (header.indexOf(name, at + 1) < 0) return at;
  throw new AnalyseFault({
    zh: `“${name}”这一列出现了两次，请先改名。`,
    en: `Column "${name}" occurs twice; rename one of them first.`,
  });
}

/**
 * The names of a list; one that no column has and that holds Chinese commas is taken for several.
 * @param names as separated by commas
 */
export function columnsNamed(header: readonly string[], names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const parts = name.split(/[，、；]/).map((part) => part.trim());
    const isList = !header.includes(name) && parts.every((part) => header.includes(part));
    return isList ? parts : [name];
  });
}

/** @throws AnalyseFault when a column is to be two things */
export function requireOneRole(columns: readonly string[]): void {
  const repeated = columns.find((name, i) => columns.indexOf(name) !== i);
  if (repeated === undefined) return;
  throw new AnalyseFault({
    zh: `列“${repeated}”写了两次；一列只能有一种用途。`,
    en: `Column "${repeated}" is given twice; a column has one use.`,
  });
}

function unknown(header: readonly string[], name: string): AnalyseFault {
  const near = nearest(header, name);
  const listed = header.filter((column) => column !== "").slice(0, LISTED);
  const more = header.length > LISTED ? "……" : "";
  const meantZh = near.length > 0 ? `最接近的是：${near.map((one) => `“${one}”`).join("、")}。\n` : "";
  const meantEn = near.length > 0 ? `Nearest: ${near.map((one) => `"${one}"`).join(", ")}.\n` : "";
  return new AnalyseFault({
    zh: `没有“${name}”这一列。${meantZh}文件的列：${listed.join("、")}${more}`,
    en: `There is no column "${name}". ${meantEn}The file has: ${listed.join(", ")}${more}`,
  });
}

function nearest(header: readonly string[], name: string): string[] {
  const wanted = name.normalize("NFKC").toLowerCase();
  return header
    .filter((column) => column !== "")
    .map((column) => ({ column, far: distance(wanted, column.normalize("NFKC").toLowerCase()) }))
    .filter(({ column, far }) => far <= Math.max(1, Math.floor(Math.min(wanted.length, column.length) / 2)))
    .sort((a, b) => a.far - b.far)
    .slice(0, NEAREST)
    .map(({ column }) => column);
}

/** Letters to insert, delete or replace (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
