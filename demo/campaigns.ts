import { isNumbered, plantedIn, severityIn } from "./distortions.ts";
import { headOf } from "./facts.ts";
import type { DemoCadre, DemoCampaign, DemoText, Stage } from "./types.ts";
import { STAGES } from "./types.ts";
import { UNITS } from "./units.ts";

type Category = DemoCampaign["category"];
const WHO: Record<Category, DemoText> = {
  "county-department-head": { zh: "县直单位主要负责人", en: "heads of county departments" },
  "town-head": { zh: "乡镇街道主要负责人", en: "heads of towns and subdistricts" },
};

/** One campaign in each stage, and 2024 and 2025 closed for both categories, so that years can be compared. */
export function makeCampaigns(cadres: readonly DemoCadre[]): DemoCampaign[] {
  const annual = (year: number, category: Category, stage: Stage) =>
    campaign(
      `annual-${year}`,
      "annual",
      category,
      [year, 1, 12],
      stage,
      `${year}年度考核`,
      `Annual assessment ${year}`,
    );
  const quarter = (n: number, category: Category, stage: Stage) =>
    campaign(
      `daily-2026-q${n}`,
      "daily",
      category,
      [2026, n * 3 - 2, n * 3],
      stage,
      `2026年第${"一二三四"[n - 1]}季度平时考核`,
      `Daily assessment 2026, quarter ${n}`,
    );

  function campaign(
    key: string,
    kind: DemoCampaign["kind"],
    category: Category,
    [year, first, last]: readonly [number, number, number],
    stage: Stage,
    zh: string,
    en: string,
  ): DemoCampaign {
    const units = UNITS.filter(
      (unit) => (unit.kind === "county_department") === (category === "county-department-head"),
    );
    const to = lastDay(year, last);
    const heads = units.map((unit) => headOf(unit, cadres)).filter((head) => inPost(head, to));
    const id = `${key}-${category === "county-department-head" ? "departments" : "towns"}`;
    const rateeIds = heads.map((head) => head.id);
    return {
      id,
      title: { zh: `${zh}（${WHO[category].zh}）`, en: `${en}: ${WHO[category].en}` },
      kind,
      category,
      year,
      period: { from: `${year}-${String(first).padStart(2, "0")}-01`, to },
      stage,
      unitCodes: heads.map((head) => head.appointments.at(-1)?.unitCode ?? ""),
      rateeIds,
      collected: collectedAt(stage),
      numberedRaters: isNumbered(id),
      severity: severityIn(id),
      distortions: plantedIn(id, rateeIds),
    };
  }

  return [
    annual(2024, "county-department-head", "archive"),
    annual(2024, "town-head", "archive"),
    annual(2025, "county-department-head", "improve"),
    annual(2025, "town-head", "feedback"),
    campaign(
      "term-2026",
      "term",
      "town-head",
      [2026, 1, 6],
      "decide",
      "2026年任期考核",
      "Term assessment 2026",
    ),
    quarter(1, "county-department-head", "post"),
    quarter(2, "county-department-head", "deliberate"),
    quarter(2, "town-head", "score"),
    campaign(
      "safety-2026",
      "special",
      "town-head",
      [2026, 4, 9],
      "seal",
      "2026年安全生产专项考核",
      "Special assessment of work safety 2026",
    ),
    quarter(3, "county-department-head", "collect"),
    annual(2026, "town-head", "freeze"),
    annual(2026, "county-department-head", "prepare"),
  ];
}

function collectedAt(stage: Stage): number {
  const at = STAGES.indexOf(stage);
  if (at < STAGES.indexOf("collect")) return 0;
  return stage === "collect" ? 0.6 : 1;
}

function inPost(head: DemoCadre, day: string): boolean {
  return (head.appointments.at(-1)?.from ?? "9999") < day.slice(0, 7);
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
