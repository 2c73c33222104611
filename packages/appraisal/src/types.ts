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
}

/** Votes on one indicator of one ratee by one rater group: counts only, never single ballots. */
export interface Tally {
  indicator: string;
  group: string;
  /** Count of votes per raw level, by the level's value as text ("1".."5"). */
  counts: Readonly<Record<string, number>>;
  notKnown: number;
  abstained: number;
}

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

/** What the people of the same category got, to compare one person with. */
export interface Cohort {
  size: number;
  /** Mean points per indicator over the cohort. */
  indicators: Readonly<Record<string, number>>;
}

/** Everything that a score sheet is computed from; frozen, hashed, stored. */
export interface SheetInputs {
  ratee: { ref: string; name: string; unit: string; post: string };
  scheme: Scheme;
  packs: readonly RulePack[];
  tallies: readonly Tally[];
  sheetStats: readonly SheetStats[];
  methodScores: readonly MethodScore[];
  /** Null while the cohort itself is being computed. */
  cohort: Cohort | null;
  source: { kind: "file" | "ballot_box" | "none"; ref: string; label: Text };
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
}

export interface Reliability {
  /** Sheets behind the value. */
  n: number;
  se: number | null;
  interval95: readonly [number, number] | null;
  /** Agreement within the group, rwg(j), James, Demaree and Wolf 1984. */
  rwg: number | null;
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
  source: { kind: string; ref: string; label: Text } | null;
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
