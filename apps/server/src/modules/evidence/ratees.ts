import { normal } from "./table.ts";

export interface KnownRatee {
  cadreId: string;
  unitCode: string;
  unitName: string;
  name: string;
}

export type Found = { cadreId: string } | "unknown" | "ambiguous";

/** Finds the ratee that a file means by unit code, by unit name, or by the cadre's name (with the unit beside it). */
export interface RateeIndex {
  find(value: string, unit: string): Found;
}

export function rateeIndex(ratees: readonly KnownRatee[]): RateeIndex {
  const byUnit = new Map<string, string>();
  const byName = new Map<string, KnownRatee[]>();
  for (const ratee of ratees) {
    byUnit.set(nameKey(ratee.unitCode), ratee.cadreId);
    byUnit.set(nameKey(ratee.unitName), ratee.cadreId);
    const name = nameKey(ratee.name);
    byName.set(name, [...(byName.get(name) ?? []), ratee]);
  }
  return {
    find(value, unit) {
      const head = byUnit.get(nameKey(value));
      if (head !== undefined) return { cadreId: head };
      const named = byName.get(nameKey(value)) ?? [];
      const fitting = unit === "" ? named : named.filter((ratee) => isUnit(ratee, unit));
      if (fitting.length > 1) return "ambiguous";
      return fitting[0] === undefined ? "unknown" : { cadreId: fitting[0].cadreId };
    },
  };
}

function isUnit(ratee: KnownRatee, unit: string): boolean {
  return nameKey(ratee.unitCode) === nameKey(unit) || nameKey(ratee.unitName) === nameKey(unit);
}

/** What two spellings of one name have in common: names of two characters are often stretched with blanks. */
export function nameKey(text: string): string {
  return normal(text).replaceAll(/\s+/g, "").toLowerCase();
}
