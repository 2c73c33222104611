/** What tells people of one name apart. */
export interface Traits {
  sex: string | null;
  birth: string | null;
  workStart: string | null;
  partyDate: string | null;
  nativePlace: string | null;
  ethnicity: string | null;
  school: string | null;
}

/** Rare enough that two who agree in two of them and share a name are one person. */
const TELLING = ["workStart", "partyDate", "nativePlace", "school"] as const;

/** How many of the telling traits agree and how many contradict each other; unknown ones count for neither. */
export function compareTraits(a: Traits, b: Traits): { agree: number; differ: number } {
  let agree = 0;
  let differ = 0;
  for (const trait of TELLING) {
    if (a[trait] === null || b[trait] === null) continue;
    if (a[trait] === b[trait]) agree += 1;
    else differ += 1;
  }
  return { agree, differ };
}

/**
 * Whether two records of one name, where either birth or unit differs, are one person: no contradiction of sex, and
 * two telling traits agree with at most one that differs.
 */
export function isLikelySame(a: Traits, b: Traits): boolean {
  if (a.sex !== null && b.sex !== null && a.sex !== b.sex) return false;
  const { agree, differ } = compareTraits(a, b);
  return agree >= 2 && differ <= 1;
}
