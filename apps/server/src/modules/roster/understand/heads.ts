import type { Remark, UnderstoodRow } from "./person.ts";

/** Parts of a title that never make a head: deputies, members, those sent by others, posts inside the unit. */
const NOT_HEAD = /副|成员|委员|派驻|纪委|纪检|政法|武装|工会|团委|支部|调研员|主任科员|总工|总会计|原任/;
const PARTY_HEAD = /(党组|党委|党工委|工委|党总支|县委|机关)?书记$/;
const OFFICE_HEAD =
  /(主任|局长|部长|镇长|乡长|区长|检察长|院长|校长|所长|馆长|台长|站长|会长|主席|经理|董事长|总队长|支队长|大队长)$/;

/**
 * How surely a title is that of a unit's head: 2 secretary of the leading party group or committee, 1 head of the
 * office, 0 neither.
 */
export function headRank(title: string): 0 | 1 | 2 {
  if (/成员|委员/.test(title)) return 0;
  const parts = title.split(/[、,,;;/]/).filter((part) => !NOT_HEAD.test(part));
  if (parts.some((part) => PARTY_HEAD.test(part))) return 2;
  return parts.some((part) => OFFICE_HEAD.test(part)) ? 1 : 0;
}

/** Mark one head for each unit: who is in charge of everything [全面工作], else who has the highest head's title. */
export function markHeads(rows: readonly UnderstoodRow[]): Remark[] {
  const notices: Remark[] = [];
  for (const people of Map.groupBy(rows, (row) => row.person.unitCode || row.person.unitName).values()) {
    const inCharge = people.filter((row) => row.person.duties?.includes("全面工作"));
    const titled = people.filter((row) => headRank(row.person.title ?? "") > 0);
    const able = inCharge.length > 0 ? inCharge : titled;
    const most = Math.max(...able.map((row) => headRank(row.person.title ?? "")));
    const best = able.filter((row) => headRank(row.person.title ?? "") === most);
    const [head] = best;
    if (head === undefined) notices.push(noHead(people[0]!));
    else head.isHead = true;
    if (head !== undefined && (best.length > 1 || inCharge.length > 1))
      notices.push(severalHeads(head, best.length > 1 ? best : inCharge));
  }
  return notices;
}

const REMEDY = { zh: "可在干部库中指定主要负责人。", en: "Name the head in the roster." };
const at = (row: UnderstoodRow) => ({
  sheet: row.sheet,
  row: row.row,
  column: "",
  value: row.person.unitName,
});

function noHead(row: UnderstoodRow): Remark {
  const { unitName } = row.person;
  const problem = {
    zh: `从职务和分工看不出“${unitName}”的主要负责人`,
    en: `the head of ${unitName} cannot be made out from posts and duties`,
  };
  return { ...at(row), problem, remedy: REMEDY };
}

function severalHeads(head: UnderstoodRow, all: readonly UnderstoodRow[]): Remark {
  const { unitName, name } = head.person;
  const rows = all.map((row) => row.row).join("、");
  const problem = {
    zh: `“${unitName}”第 ${rows} 行都像主要负责人,取${name}`,
    en: `rows ${all.map((row) => row.row).join(", ")} of ${unitName} all look like the head; ${name} was taken`,
  };
  return { ...at(head), problem, remedy: REMEDY };
}
