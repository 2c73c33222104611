/** A text in both languages of the interface. */
export interface Text {
  zh: string;
  en: string;
}

/** One value of a rule pack: a fact of law or practice, with where it comes from and whether somebody checked it. */
export interface RuleValue<T = unknown> {
  key: string;
  label: Text;
  value: T;
  unit?: Text;
  source: string;
  /** Where the source can be read. */
  sourceUrl?: string;
  /** False where nobody has read the source itself: the page says so, and a local office should check. */
  verified: boolean;
  note?: Text;
}

/** A versioned set of values; a local pack overrides the national one key by key. */
export interface RulePack {
  id: string;
  version: string;
  title: Text;
  /** Where the pack holds. */
  jurisdiction?: Text;
  values: readonly RuleValue[];
}

/** Which rule a number follows, for the page and for the letter. */
export interface RuleRef {
  packId: string;
  version: string;
  key: string;
  label: Text;
  source: string;
  verified: boolean;
}

export interface Level {
  /** Points on the raw scale, 1 (lowest) to 5 (highest). */
  value: number;
  label: Text;
  /** Behaviour that earns this level, so that two raters mean the same by it. */
  behaviour: Text;
}

export interface Indicator {
  code: string;
  dimension: string;
  label: Text;
  /** Share within the dimension; the shares of one dimension add up to 1. */
  weight: number;
  levels: readonly Level[];
  /** Improvement measures that help with this indicator, to start a letter from. */
  measures: readonly Text[];
}

export interface Dimension {
  code: string;
  label: Text;
  /** Share within the method that rates indicators; adds up to 1. */
  weight: number;
}

export interface RaterGroup {
  code: string;
  label: Text;
  weight: number;
}

export type MethodKind = "evaluation" | "performance" | "daily" | "self_report";

export interface Method {
  code: string;
  kind: MethodKind;
  label: Text;
  /** Share of the composite score; the shares add up to 1. */
  weight: number;
  groups: readonly RaterGroup[];
  /** Evaluation only: votes per indicator on described levels (the default), or one vote for a whole grade. */
  form?: "levels" | "grades";
  /** Votes on levels: the plain mean (the default), or without one highest and one lowest vote. */
  combine?: "mean" | "trimmed";
  /** Votes for grades: by the value of each vote (the default), or by the share of excellent votes. */
  scoring?: "values" | "share";
}

export interface Scheme {
  id: string;
  version: string;
  title: Text;
  /** Category of posts, for example heads of county departments. */
  category: { code: string; label: Text; unitKinds: readonly string[] };
  dimensions: readonly Dimension[];
  indicators: readonly Indicator[];
  methods: readonly Method[];
  /** A method without evidence: its weight is shared out over the others in proportion and the sheet says so. */
  missingMethod: "share_out";
  scale: { min: number; max: number; points: number };
  lengthBudget: { secondsPerItem: number; maxItems: number };
  /** What becomes of the severity of raters: shown beside the raw mean (the default), or used for the score. */
  severityAdjustment?: "shown" | "used" | undefined;
}

/** Votes on one indicator of one ratee by one rater group: counts only, never single ballots. */
export interface Tally {
  indicator: string;
  group: string;
  /** Count of votes per raw level, by the level's value as text ("1".."5"). */
  counts: Readonly<Record<string, number>>;
  notKnown: number;
  abstained: number;
  /** What the source of the votes keeps to itself, so that nobody who holds the tally could tell a vote. */
  withheld?: Withheld;
}

/** Below the thresholds: only the mean of so many ratings, or nothing but that there are too few. */
export type Withheld = { kept: "counts"; rated: number; mean: number } | { kept: "all" };

/** How the sheets of one group about one ratee vary; enough for reliability, too little to name a rater. */
export interface SheetStats {
  group: string;
  n: number;
  /** Mean of the sheet means, raw scale. */
  mean: number;
  /** Sample variance of the sheet means (divisor n − 1); 0 when n is 1. */
  variance: number;
}

/** A value from a method other than evaluation, already on the 100-point scale. */
export interface MethodScore {
  method: string;
  points: number;
  note: Text;
  source: string;
}

/** Votes for a whole grade by one rater group [民主测评表]. */
export interface GradeTally {
  method: string;
  group: string;
  votes: GradeVotes;
}

export interface GradeVotes {
  excellent: number;
  competent: number;
  basicallyCompetent: number;
  incompetent: number;
  /** 不了解: in neither numerator nor denominator. */
  notKnown: number;
  /** No mark at all. */
  abstained: number;
}

/** Ballots of one rater group about one ratee, before anything is counted. */
export interface GroupBallots {
  group: string;
  issued: number;
  returned: number;
  /** Numbered, marked or otherwise against the rules of the form. */
  spoiled: number;
}

/** What an analysis of all ratings found about the severity of one ratee's raters; raw scale. */
export interface SeverityAdjustment {
  /** Sheets behind both means. */
  n: number;
  raw: number | null;
  /** Mean that all raters of each group would have given; null where severity and merit cannot be told apart. */
  adjusted: number | null;
  se: number | null;
  /** Why there is no adjusted mean; null when there is one. */
  reason: Text | null;
  /** How it was estimated, or why it was not, for the campaign as a whole. */
  method: Text;
  /** Hash of the analysis. */
  ref: string;
}

/** Where a fact comes from: a monitoring department, a report, a file. */
export interface Source {
  kind: string;
  ref: string;
  label: Text;
}

/** How a goal turns into points of 100. */
export type Achievement =
  /** actual ÷ target; the other way round where less is better. `cap` is the largest share that counts, 1 = 100 %. */
  | { by: "completion"; target: number; actual: number; cap: number; lessIsBetter?: boolean }
  | { by: "reached"; target: number; actual: number; lessIsBetter?: boolean }
  | { by: "ratio_to_best"; actual: number; best: number }
  /** The first gets 100, every further place `step` points less. */
  | { by: "rank"; rank: number; of: number; step: number }
  /** The band with the largest `from` not above the actual value. */
  | { by: "bands"; actual: number; bands: readonly { from: number; points: number }[] }
  /** `basePoints` at `base`, then `perPoint` for each unit above or below. */
  | { by: "per_point"; actual: number; base: number; basePoints: number; perPoint: number };

/** One goal [目标] of real-performance assessment. */
export interface Goal {
  code: string;
  label: Text;
  /** Share among the goals; the shares add up to 1. */
  weight: number;
  achievement: Achievement;
  /** Difficulty coefficient, 1 where left out. */
  difficulty?: number;
  /** Share of the credit where several units work on the goal: leading or assisting. */
  part?: { role: "lead" | "assist"; share: number };
  source: Source;
}

/** Points taken off or added, each with its reason and source. */
export interface Adjustment {
  label: Text;
  /** Points each time, above 0. */
  points: number;
  times: number;
  source: Source;
}

export interface PerformanceRecord {
  method: string;
  goals: readonly Goal[];
  deductions: readonly Adjustment[];
  bonuses: readonly Adjustment[];
  /** Largest sum of bonus points. */
  bonusCap: number;
  /** Veto matters [一票否决]: they move no points, they cap the grade. */
  vetoes: readonly { label: Text; date: string; source: Source }[];
}

/** Quarterly grades of daily assessment [平时考核]. */
export interface DailyRecord {
  method: string;
  /** `YYYY-Qn` and a grade code of "grades.daily". */
  quarters: readonly { quarter: string; grade: string; source: Source }[];
}

/** How far means of this cohort can be trusted, from the sheet means. */
export interface CohortReliability {
  icc1: number | null;
  icc2: number | null;
  /** Reliability that is wanted, and the raters that reach it. */
  wanted: number;
  ratersNeeded: number | null;
}

/** What the people of the same category got, to compare one person with. */
export interface Cohort {
  size: number;
  /** Mean points per indicator over the cohort. */
  indicators: Readonly<Record<string, number>>;
  reliability?: CohortReliability;
}

/** Everything that a score sheet is computed from; frozen, hashed, stored. */
export interface SheetInputs {
  ratee: { ref: string; name: string; unit: string; post: string };
  scheme: Scheme;
  packs: readonly RulePack[];
  tallies: readonly Tally[];
  sheetStats: readonly SheetStats[];
  methodScores: readonly MethodScore[];
  gradeTallies?: readonly GradeTally[];
  performance?: readonly PerformanceRecord[];
  daily?: readonly DailyRecord[];
  /** Where known: a group with more ballots back than out is void. */
  ballots?: readonly GroupBallots[];
  /** Absent where the ratings were not analysed before scoring. */
  severity?: SeverityAdjustment;
  /** Rater groups whose votes came on paper, wholly or in part, with what a reader must know of them. */
  paper?: readonly { group: string; note: Text }[];
  /** Null while the cohort itself is being computed. */
  cohort: Cohort | null;
  source: { kind: "file" | "ballot_box" | "paper" | "none"; ref: string; label: Text };
  thresholds: { mean: number; distribution: number };
}

export type NodeKind = "result" | "method" | "dimension" | "indicator" | "group" | "statistic" | "fact";

export interface Votes {
  levels: readonly { value: number; label: Text; count: number }[];
  valid: number;
  notKnown: number;
  abstained: number;
  /** True when the counts are withheld because the group is too small. */
  hidden: boolean;
  /** Given where only the mean is known and the counts are not. */
  mean?: number;
}

export interface Reliability {
  /** Sheets behind the value. */
  n: number;
  se: number | null;
  interval95: readonly [number, number] | null;
  /** Agreement within the group, rwg(j), James, Demaree and Wolf 1984. */
  rwg: number | null;
  /** Reliability of one sheet and of an average mean in the cohort; null where no cohort is known. */
  icc1: number | null;
  icc2: number | null;
  /** Reliability of this mean of n sheets (Spearman–Brown). */
  ofMean: number | null;
  /** Raters that reach the wanted reliability. */
  ratersNeeded: number | null;
}

export interface Flag {
  code: string;
  text: Text;
}

/** One number of a score sheet, with everything needed to explain it. */
export interface ScoreNode {
  /** Stable path such as "result/evaluation/能/N2". */
  id: string;
  kind: NodeKind;
  label: Text;
  value: number | null;
  scale: { min: number; max: number };
  decimals: number;
  /** Share of the parent, after sharing out what is missing; null for information only. */
  weight: number | null;
  /** Share of the whole result. */
  effectiveWeight: number | null;
  formula: Text;
  votes?: Votes;
  reliability?: Reliability;
  rule: RuleRef | null;
  source: Source | null;
  flags: readonly Flag[];
  children: readonly ScoreNode[];
}

export interface ScoreSheet {
  engineVersion: string;
  scheme: { id: string; version: string };
  packs: readonly { id: string; version: string }[];
  rateeRef: string;
  root: ScoreNode;
}
