/** Plain data of the fictional county. Months are "2026-11", days "2026-11-24". */
export interface DemoText {
  zh: string;
  en: string;
}

/** As the schemes name the kinds of units. */
export type UnitKind = "county_department" | "town" | "subdistrict";

export interface DemoUnit {
  code: string;
  name: string;
  kind: UnitKind;
}

export interface DemoAppointment {
  unitCode: string;
  post: string;
  /** The head answers for the unit; others sit in its leadership team or work below it. */
  position: "head" | "deputy" | "staff";
  teamMember: boolean;
  duties: string;
  from: string;
  /** null: still held */
  to: string | null;
}

export interface DemoCadre {
  /** Stable within the demo data. */
  id: string;
  name: string;
  sex: "男" | "女";
  ethnicity: string;
  nativePlace: string;
  birth: string;
  workStart: string;
  politicalStatus: "中共党员" | "群众" | "民盟" | "九三学社";
  /** null for those who are in no party, or not in this one. */
  partyDate: string | null;
  education: "研究生" | "大学" | "大专" | "中专";
  degree: "博士" | "硕士" | "学士" | null;
  school: string;
  major: string;
  /** Oldest first; the last one is held now. */
  ranks: { rank: string; from: string }[];
  /** Oldest first; the last one is held now. */
  appointments: DemoAppointment[];
  reserve: boolean;
  note: string;
}

/** Facts that bar or cap a grade, or that are to be handled apart. */
export interface DemoFact {
  cadreId: string;
  /** Codes of the rule packs, and "secondment", which bars nothing. */
  kind:
    | "party_warning"
    | "admonition"
    | "demerit"
    | "serious_party_warning"
    | "serious_demerit"
    | "party_post_removal"
    | "open_case"
    | "leave"
    | "probation"
    | "secondment";
  /** In words, for example 党内警告. */
  value: string;
  from: string;
  to: string | null;
  source: string;
}

export interface DemoAccount {
  userName: string;
  displayName: string;
  role:
    | "office"
    | "unit_clerk"
    | "cadre"
    | "leader"
    | "feedback_giver"
    | "supervisor"
    | "system_officer"
    | "security_officer"
    | "audit_officer";
  unitCodes: string[];
  cadreId: string | null;
}

export const STAGES = [
  "prepare",
  "freeze",
  "collect",
  "seal",
  "score",
  "deliberate",
  "post",
  "decide",
  "feedback",
  "improve",
  "archive",
] as const;
export type Stage = (typeof STAGES)[number];

export interface DemoCampaign {
  id: string;
  title: DemoText;
  kind: "daily" | "annual" | "special" | "term";
  /** Category of the built-in scheme. */
  category: "county-department-head" | "town-head";
  year: number;
  period: { from: string; to: string };
  stage: Stage;
  unitCodes: string[];
  /** Heads of the units at the end of the period. */
  rateeIds: string[];
  /** Share of the raters whose sheets are in: 0 before collecting, 1 after sealing. */
  collected: number;
  /** Whether sheets carry a number that tells which of them one rater filled in. */
  numberedRaters: boolean;
  /** What becomes of the severity of raters. */
  severity: "shown" | "used";
  /** What is wrong with the ratings, on purpose: the analysis must have something to find. */
  distortions: readonly DemoDistortion[];
}

export interface DemoDistortion {
  /**
   * favour: the last rater group gives nothing but high marks; camps: half of the raters mark far higher than the
   * others; copies: sheets copied from one another; straight: one level straight down the form.
   */
  kind: "favour" | "camps" | "copies" | "straight";
  rateeId: string;
}

export interface DemoCounty {
  jurisdiction: { id: string; name: string; fictional: true; label: DemoText };
  units: DemoUnit[];
  cadres: DemoCadre[];
  facts: DemoFact[];
  accounts: DemoAccount[];
  campaigns: DemoCampaign[];
}
