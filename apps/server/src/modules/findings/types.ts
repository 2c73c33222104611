import type { Text } from "@hengjian/appraisal";

/** Raised with every change that can move a number of the analysis. */
export const ANALYSIS_ENGINE = "2";

/** One anonymous sheet, numbered: who rates whom in which group. Lives in memory only. */
export interface RatedSheet {
  /** Position in `RatingSet.ratees`. */
  ratee: number;
  /** Position in `RatingSet.groups`. */
  group: number;
  /** Number of the rater over the whole campaign, or −1 where a sheet cannot be told to be anybody's. */
  rater: number;
  /** One mark per item, NaN where there is none. */
  marks: readonly number[];
  /** Position in `RatingSet.raterUnits` of the unit that the rater belongs to, or −1 where nobody said. */
  raterUnit: number;
}

/** All sheets of a campaign as the analysis sees them. */
export interface RatingSet {
  ratees: readonly { cadreId: string; name: string; unitName: string }[];
  groups: readonly { code: string; label: Text }[];
  items: readonly { code: string; label: Text }[];
  sheets: readonly RatedSheet[];
  /** Units of raters: those of ratees by their name, others as the file writes them. */
  raterUnits: readonly string[];
  /** Numbers of sheets recur over ratees, but nobody said that one number is one rater. */
  numbersRecur: boolean;
  /** Fewest sheets behind a mean, and behind anything about single sheets. */
  thresholds: { mean: number; distribution: number };
}

export type SeverityCode =
  | "adjusted"
  | "no-ratings"
  | "sheets-rate-one"
  | "not-connected"
  | "too-few"
  | "not-estimable"
  | "not-converged"
  | Hindrance["code"];

/** Why there are no sheets to look at although votes were counted. */
export interface Hindrance {
  /** The file is lost or changed; only counts are known; more sheets than an analysis takes. */
  code: "ratings-unreadable" | "counts-only" | "too-large";
  text: Text;
}

/** Raw and adjusted mean of one ratee's sheets, on the raw scale, over the groups that may be shown. */
export interface RateeSeverity {
  /** Sheets behind both values. */
  n: number;
  raw: number | null;
  adjusted: number | null;
  /** Standard error of the adjusted mean. */
  se: number | null;
  /** Why there is no adjusted value; null when there is one. */
  reason: Text | null;
}

export interface SeverityModel {
  estimator: "joint" | "marginal";
  ratees: number;
  raters: number;
  items: number;
  marks: number;
  iterations: number;
  converged: boolean;
  /** Standard deviation of the raters' severities, logits. */
  severitySd: number;
  /** Share of the observed differences in severity that is not error. */
  severityReliability: number;
  /** The same for the ratees' measures. */
  rateeReliability: number;
}

/** Severity of raters taken out of the ratings, or the sentence why it cannot be. */
export interface SeverityResult {
  engine: string;
  code: SeverityCode;
  text: Text;
  model: SeverityModel | null;
  connectedness: { subsets: number; largest: number; raters: number; ratersOfSeveral: number } | null;
  /** By cadre; everybody in the campaign has an entry. */
  ratees: Readonly<Record<string, RateeSeverity>>;
}

export type LeadTest =
  | "straight-lining"
  | "halo"
  | "odd-profile"
  | "identical-sheets"
  | "blocs"
  | "group-gap"
  | "group-leniency"
  | "rater-leniency"
  | "no-differences"
  | "in-group"
  | "turn-taking"
  | "even-spread"
  | "seniority"
  | "score-grade"
  | "record-vote"
  | "hair-breadth";

/** What a lead is about. Never a rater. */
export type LeadSubject =
  | { kind: "ratee"; cadreId: string }
  | { kind: "group"; group: string }
  | { kind: "campaign" }
  | { kind: "category" };

export interface EvidenceFact {
  label: Text;
  value: number | null;
  decimals: number;
}

export interface EvidencePoint {
  label: Text;
  value: number;
  /** 95 % limits. */
  low?: number;
  high?: number;
  n?: number;
  /** The one that the lead is about. */
  marked?: boolean;
}

/** The records behind a lead, as counts and means that single out nobody. */
export interface Evidence {
  facts: EvidenceFact[];
  /** What a chart cannot say, a line each. */
  lines: Text[];
  chart: { title: Text; axis: Text; decimals: number; points: EvidencePoint[] } | null;
}

/** One result of a test before the family is looked at. */
export interface Candidate {
  test: LeadTest;
  subject: LeadSubject;
  statistic: number;
  /** In the unit that `TESTS` states for the test. */
  effect: number;
  p: number;
  sentence: Text;
  evidence: Evidence;
}

/** A candidate that stands out in the family of all tests. */
export interface Lead extends Candidate {
  /** False-discovery rate at which it would be called (Benjamini and Hochberg 1995). */
  q: number;
}

export interface TestOutcome {
  test: LeadTest;
  /** Results that went into the family. */
  tried: number;
  leads: number;
  /** Why the data do not allow the test; null when it was made. */
  notRun: Text | null;
}

/** What one test gives: its results, or why it was not made. */
export interface TestRun {
  test: LeadTest;
  candidates: Candidate[];
  notRun: Text | null;
}

/** One person in one closed campaign of the same category, for what shows over the years. */
export interface GradedPerson {
  year: number;
  cadreId: string;
  name: string;
  score: number | null;
  excellent: boolean;
  /** Years in the present rank (or post) at the end of the period; null where the roster does not say. */
  service: number | null;
}

/** One person in the campaign that is analysed, once everybody is graded. */
export interface OwnGrade {
  cadreId: string;
  name: string;
  score: number;
  /** Standard error of the score, points. */
  se: number | null;
  /** Higher is better. */
  grade: number;
  gradeLabel: Text;
}

/** What the database knows beside the ratings. */
export interface History {
  category: Text;
  /** Annual campaigns of this category whose grades are final, this one included. */
  awards: GradedPerson[];
  /** Empty until everybody in this campaign is graded; without those whom a bar kept from a grade. */
  grades: OwnGrade[];
  /** Mean of the daily campaigns of the same year beside the score of this one. */
  records: { cadreId: string; name: string; record: number; vote: number }[];
}

export interface AnalysisInput {
  set: RatingSet;
  history: History;
  /** Kept from an earlier run of the same ratings, or null to estimate. */
  severity: SeverityResult | null;
  /** Null when the sheets are there, or nobody was rated. */
  hindrance: Hindrance | null;
}

export interface AnalysisResult {
  severity: SeverityResult;
  tests: TestOutcome[];
  leads: Lead[];
}
