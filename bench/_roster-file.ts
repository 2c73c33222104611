import { randomFor } from "../demo/random.ts";
import { ROSTER_COLUMNS } from "../scripts/hostile-files.ts";
import { type Cell, xlsxBytes } from "../scripts/xlsx-bytes.ts";
import { nameOf } from "./_people.ts";

const PEOPLE_IN_UNIT = 50;

/**
 * A roster of generated people (nobody real), as untidy as the small example: merged units, stretched names, months
 * in six spellings.
 */
export function generatedRoster(people: number): Buffer {
  const random = randomFor("bench-roster", people);
  const rows: Cell[][] = [["某省(虚构)领导干部花名册"], [...ROSTER_COLUMNS]];
  const merges: string[] = [];
  for (let i = 0; i < people; i++) {
    const unit = Math.floor(i / PEOPLE_IN_UNIT);
    const first = i % PEOPLE_IN_UNIT === 0;
    if (first) {
      const last = Math.min(people, i + PEOPLE_IN_UNIT);
      for (const column of ["B", "C"])
        merges.push(`${column}${rows.length + 1}:${column}${rows.length + last - i}`);
    }
    const birthYear = random.int(1967, 1996);
    const month = (year: number) => spelling(random.int(0, 5), year, random.int(1, 12));
    const sex = random.chance(0.7) ? "男" : "女";
    rows.push([
      i + 1,
      first ? `U${String(unit + 1).padStart(5, "0")}` : null,
      first ? `虚构第${unit + 1}局` : null,
      stretched(nameOf(random), random.chance(0.5)),
      sex,
      "汉",
      "虚构",
      month(birthYear),
      month(birthYear + 23),
      "中共党员",
      month(birthYear + 25),
      random.pick(["大学", "研究生", "大专"]),
      random.pick(["学士", "硕士", ""]),
      "虚构大学公共管理",
      first ? "党组书记、局长" : random.pick(["党组成员、副局长", "四级调研员", "科长"]),
      month(random.int(2015, 2025)),
      month(random.int(2012, 2025)),
      first ? "正科级" : "副科级",
      random.chance(0.8) ? "是" : "否",
      first ? "全面工作" : "信访、维稳",
      null,
    ]);
  }
  rows.push(["合计", people]);
  return xlsxBytes([{ name: "花名册", rows, merges, titleRows: 1, headerRows: 1 }]);
}

/** Names of two characters are stretched to the width of three in half of the rows. */
function stretched(name: string, wide: boolean): string {
  return wide && name.length === 2 ? `${name[0]}　${name[1]}` : name;
}

function spelling(way: number, year: number, month: number): Cell {
  const two = String(month).padStart(2, "0");
  return [
    `${year}.${two}`,
    Number(`${year}${two}`),
    `${year}年${month}月`,
    `${year}/${two}/01`,
    `${year}-${two}`,
    `${year}.${month}`,
  ][way]!;
}
