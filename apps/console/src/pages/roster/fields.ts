import type { TextKey } from "../../i18n/resources.ts";

/** Fields of a roster row as people call them. */
export const FIELD_LABELS: Readonly<Record<string, TextKey>> = {
  serial: "import.serial",
  unit: "roster.unit",
  unitCode: "roster.unitCode",
  unitName: "roster.unit",
  name: "roster.name",
  sex: "roster.sex",
  ethnicity: "roster.ethnicity",
  nativePlace: "roster.nativePlace",
  birth: "roster.birth",
  workStart: "roster.workStart",
  politicalStatus: "roster.politicalStatus",
  partyDate: "roster.partyDate",
  education: "roster.education",
  degree: "roster.degree",
  school: "roster.school",
  title: "roster.title_",
  positionSince: "roster.positionSince",
  rankSince: "roster.rankSince",
  rank: "roster.rank",
  isHead: "roster.head",
  isTeamMember: "roster.team",
  duties: "roster.duties",
  note: "roster.note",
};
