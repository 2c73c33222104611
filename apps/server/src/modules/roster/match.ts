import type { Text } from "../../platform/errors.ts";
import { isLikelySame, type Traits } from "./understand/same-person.ts";

/** A person on the roster who bears the name of a row. */
export interface Candidate extends Traits {
  cadreId: string;
  unitId: string | null;
}

export interface Match<C extends Candidate> {
  /** Whom the row stands for; null when it is somebody new. */
  found: C | null;
  /** What a person should look at before confirming. */
  doubt: Text | null;
}

/**
 * Who on the roster a row stands for, among people of its name.
 * Same unit and birth: that person. Same birth elsewhere: moved here, if other traits agree or none is known. Same unit,
 * other birth: a corrected birth, if other traits agree. Otherwise a new person: a wrong match would hand one person's
 * history and discipline to another, a missed one shows up as "missing" and is a question.
 * @param free candidates that no row of the file claims exactly
 */
export function matchPerson<C extends Candidate>(
  row: Traits & { unitId: string },
  candidates: readonly C[],
  free: (candidate: C) => boolean,
): Match<C> {
  const exact = candidates.find((one) => one.unitId === row.unitId && one.birth === row.birth);
  if (exact !== undefined) return { found: exact, doubt: null };
  const others = candidates.filter(free);
  const moved = others.filter(
    (one) => one.birth === row.birth && (isLikelySame(one, row) || knowsTooLittle(one, row)),
  );
  const [only] = moved;
  if (only !== undefined && moved.length === 1) return { found: only, doubt: null };
  const corrected = others.filter((one) => one.unitId === row.unitId && isLikelySame(one, row));
  const [same] = corrected;
  if (same !== undefined && corrected.length === 1) return { found: same, doubt: CORRECTED };
  const namesake = others.some((one) => one.unitId === row.unitId || one.birth === row.birth);
  return { found: null, doubt: namesake ? NAMESAKE : null };
}

/** No telling trait is known on both sides: name and birth have to do. */
function knowsTooLittle(a: Traits, b: Traits): boolean {
  if (a.sex !== null && b.sex !== null && a.sex !== b.sex) return false;
  const known = (["workStart", "partyDate", "nativePlace", "school"] as const).filter(
    (trait) => a[trait] !== null && b[trait] !== null,
  );
  return known.length < 2 && known.every((trait) => a[trait] === b[trait]);
}

const CORRECTED: Text = {
  zh: "出生年月与库中不同,其他情况一致,按同一人更正;如不是同一人,请先在库中核实",
  en: "Birth differs from the roster while the rest agrees: read as a correction of the same person. Check first if it is somebody else.",
};
const NAMESAKE: Text = {
  zh: "库中有同名的人,但其他情况不符,按另一人添加;如是同一人,请先在库中核实",
  en: "The roster has a person of this name, but the rest does not agree: added as somebody else. Check first if it is the same person.",
};
