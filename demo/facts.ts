import type { DemoCadre, DemoFact, DemoUnit } from "./types.ts";

/** What stands in the way of a grade, at one place each: the n-th head or deputy of the county (from 0). */
const PLANNED: readonly (Omit<DemoFact, "cadreId"> & { of: "head" | "deputy"; n: number })[] = [
  fact("head", 16, "party_warning", "党内警告", "2026-04-12"),
  fact("head", 21, "admonition", "诫勉", "2026-06-03"),
  fact("head", 34, "demerit", "记过", "2025-05-20"),
  fact("deputy", 12, "serious_party_warning", "党内严重警告", "2026-03-08"),
  fact("deputy", 47, "serious_demerit", "记大过", "2025-09-15"),
  fact("deputy", 80, "party_post_removal", "撤销党内职务", "2024-07-02"),
  fact("head", 18, "open_case", "立案审查", "2026-08-17"),
  fact("head", 24, "leave", "病假", "2026-02-03", "2026-10-12"),
  fact("head", 37, "probation", "任职试用期", "2026-06-01", "2027-06-01"),
  fact("deputy", 5, "probation", "任职试用期", "2026-07-01", "2027-07-01"),
  fact("deputy", 33, "secondment", "借调市级", "2026-01-15"),
  fact("deputy", 90, "secondment", "挂职", "2025-10-08"),
];

function fact(
  of: "head" | "deputy",
  n: number,
  kind: DemoFact["kind"],
  value: string,
  from: string,
  to: string | null = null,
) {
  const personnel = kind === "leave" || kind === "probation" || kind === "secondment";
  const source = personnel ? "县委组织部（虚构）" : "县纪委监委（虚构）";
  return { of, n, kind, value, from, to, source };
}

export function makeFacts(cadres: readonly DemoCadre[]): DemoFact[] {
  return PLANNED.map(({ of, n, ...rest }) => {
    const cadre = cadres.filter((person) => person.appointments.at(-1)?.position === of)[n];
    if (!cadre) throw new RangeError(`The county has no ${of} number ${n}.`);
    return { cadreId: cadre.id, ...rest };
  });
}

/** The roster says in its notes what the facts say, and a probation begins with the post. */
export function withFacts(cadres: readonly DemoCadre[], facts: readonly DemoFact[]): DemoCadre[] {
  const byCadre = new Map(facts.map((item) => [item.cadreId, item]));
  return cadres.map((cadre) => {
    const own = byCadre.get(cadre.id);
    if (own?.kind === "secondment" || own?.kind === "leave") return { ...cadre, note: own.value };
    if (own?.kind === "probation") return beginsPost(cadre, own.from.slice(0, 7));
    return cadre;
  });
}

function beginsPost(cadre: DemoCadre, month: string): DemoCadre {
  const appointments = cadre.appointments.map((item, i, all) =>
    i === all.length - 1 ? { ...item, from: month } : { ...item, to: month },
  );
  const ranks = cadre.ranks.map((item, i, all) => (i === all.length - 1 ? { ...item, from: month } : item));
  return { ...cadre, appointments, ranks, note: `${month.replace("-", ".")}提拔` };
}

export function headOf(unit: DemoUnit, cadres: readonly DemoCadre[]): DemoCadre {
  const head = cadres.find((cadre) => {
    const post = cadre.appointments.at(-1);
    return post?.unitCode === unit.code && post.position === "head";
  });
  if (!head) throw new RangeError(`Unit ${unit.code} has no head.`);
  return head;
}
