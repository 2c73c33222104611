import type { RowCells } from "./cells.ts";
import { monthsBetween } from "./month.ts";

interface Dates {
  birth: string | null;
  workStart: string | null;
  partyDate: string | null;
  positionSince: string | null;
  rankSince: string | null;
}

/** Ages in years. */
const YOUNGEST = 16;
const OLD = 75;
const OLDEST = 100;
/** Nobody starts work in an office below it; from it to 16 it happened, and is asked about. */
const WORK_AGE = 14;
/** Constitution of the Party, article 1: members are at least 18. */
const PARTY_AGE = 18;

/** Dates that cannot be are errors; dates that hardly can be are notices. */
export function checkDates(cells: RowCells, dates: Dates, asOf: string): void {
  checkAge(cells, dates.birth, asOf);
  // What follows from a wrong birth is not said again.
  const birth = cells.isBad("birth") ? null : dates.birth;
  checkStart(cells, birth, dates.workStart);
  checkParty(cells, birth, dates.partyDate);
  for (const field of ["workStart", "partyDate", "positionSince", "rankSince"] as const) {
    const value = dates[field];
    if (value !== null && value > asOf)
      cells.notice(field, {
        zh: `${value} 晚于花名册的截止时间(${asOf})`,
        en: `${value} lies after the date of the roster (${asOf})`,
      });
  }
  const { workStart } = dates;
  if (workStart === null || cells.isBad("workStart")) return;
  for (const [field, zh, en] of [
    ["positionSince", "任现职时间", "the post"],
    ["rankSince", "任现职级时间", "the rank"],
  ] as const) {
    const value = dates[field];
    if (value !== null && value < workStart)
      cells.notice(field, {
        zh: `${zh}(${value})早于参加工作时间(${workStart})`,
        en: `${en} dates from ${value}, before the start of work (${workStart})`,
      });
  }
}

function checkAge(cells: RowCells, birth: string | null, asOf: string): void {
  if (birth === null) return;
  const age = Math.floor(monthsBetween(birth, asOf) / 12);
  const remedy = { zh: "请对照干部档案核实。", en: "Check it against the file of the person." };
  if (birth > asOf)
    cells.error(
      "birth",
      {
        zh: `出生年月 ${birth} 晚于花名册的截止时间(${asOf})`,
        en: `birth in ${birth} lies after the date of the roster (${asOf})`,
      },
      remedy,
    );
  else if (age < YOUNGEST)
    cells.error("birth", { zh: `年龄只有 ${age} 岁`, en: `only ${age} years old` }, remedy);
  else if (age > OLDEST) cells.error("birth", { zh: `年龄有 ${age} 岁`, en: `${age} years old` }, remedy);
  else if (age > OLD) cells.notice("birth", { zh: `年龄有 ${age} 岁`, en: `${age} years old` });
}

function checkStart(cells: RowCells, birth: string | null, workStart: string | null): void {
  if (birth === null || workStart === null) return;
  const age = Math.floor(monthsBetween(birth, workStart) / 12);
  const problem =
    age < 0
      ? { zh: `参加工作早于出生(${birth})`, en: `work began before birth (${birth})` }
      : {
          zh: `参加工作时只有 ${age} 岁(${birth} 出生)`,
          en: `began work at the age of ${age} (born ${birth})`,
        };
  if (age < WORK_AGE)
    cells.error("workStart", problem, {
      zh: "请对照干部档案核实出生年月和参加工作时间。",
      en: "Check birth and start of work against the file of the person.",
    });
  else if (age < YOUNGEST) cells.notice("workStart", problem);
}

function checkParty(cells: RowCells, birth: string | null, partyDate: string | null): void {
  if (birth === null || partyDate === null) return;
  const age = Math.floor(monthsBetween(birth, partyDate) / 12);
  if (age >= PARTY_AGE) return;
  const problem =
    age < 0
      ? { zh: `入党早于出生(${birth})`, en: `joined the Party before birth (${birth})` }
      : {
          zh: `入党时只有 ${age} 岁(${birth} 出生,党章规定须年满 18 岁)`,
          en: `joined the Party at the age of ${age} (born ${birth}; members are at least 18)`,
        };
  cells.error("partyDate", problem, {
    zh: "请对照干部档案核实出生年月和入党时间。",
    en: "Check birth and date of joining against the file of the person.",
  });
}
