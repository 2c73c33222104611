import type { Text } from "../../../platform/errors.ts";

/** A person as a roster row tells it; texts without stray blanks, months as `YYYY-MM`, null for what is not told. */
export type RosterPerson = {
  unitCode: string;
  unitName: string;
  name: string;
  nameAsWritten: string;
  sex: "男" | "女" | null;
  ethnicity: string | null;
  nativePlace: string | null;
  birth: string;
  workStart: string | null;
  politicalStatus: string | null;
  partyDate: string | null;
  education: string | null;
  degree: string | null;
  school: string | null;
  title: string | null;
  positionSince: string | null;
  rankSince: string | null;
  rank: string | null;
  isTeamMember: boolean;
  duties: string | null;
  reserve: boolean;
  note: string | null;
};

/** A place in the file and what is the matter there. */
export interface Remark {
  sheet: string;
  row: number;
  /** Letter of the column, or "" for the row as a whole. */
  column: string;
  value: string;
  problem: Text;
  remedy: Text;
}

export interface UnderstoodRow {
  sheet: string;
  /** Counted from 1, as people see it. */
  row: number;
  person: RosterPerson;
  isHead: boolean;
}

export const CHECK: Text = { zh: "请对照干部档案核实。", en: "Check it against the file of the person." };

/** Line breaks and runs of blanks become nothing between Chinese characters, else one blank. */
export function squeeze(text: string): string {
  return text
    .replaceAll(/[\s\u3000]+/g, " ")
    .replaceAll(/(?<=[\u2e80-\uffef]) (?=[\u2e80-\uffef])/g, "")
    .trim();
}

export function withoutBlanks(text: string): string {
  return text.replaceAll(/[\s\u3000]/g, "");
}
