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
    byUnit.set(key(ratee.unitCode), ratee.cadreId);
    byUnit.set(key(ratee.unitName), ratee.cadreId);
    const name = key(ratee.name);
    byName.set(name, [...(byName.get(name) ?? []), ratee]);
  }
  return {
    find(value, unit) {
      const head = byUnit.get(key(value));
      if (head !== undefined) return { cadreId: head };
      const named = byName.get(key(value)) ?? [];
      const fitting = unit === "" ? named : named.filter((ratee) => isUnit(ratee, unit));
      if (fitting.length > 1) return "ambiguous";
      return fitting[0] === undefined ? "unknown" : { cadreId: fitting[0].cadreId };
    },
  };
}

function isUnit(ratee: KnownRatee, unit: string): boolean {
  return key(ratee.unitCode) === key(unit) || key(ratee.unitName) === key(unit);
}

/** Names of two characters are often stretched with blanks. */
function key(text: string): string {
  return normal(text).replaceAll(/\s+/g, "").toLowerCase();
}
