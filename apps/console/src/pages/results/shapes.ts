import type { Grade, RuleRef, ScoreSheet, Text } from "@hengjian/appraisal";

export interface CampaignRow {
  campaignId: string;
  name: string;
  year: number;
  stage: string;
}

export interface ResultRow {
  cadreId: string;
  name: string;
  unitCode: string;
  unitName: string;
  post: string;
  score: number | null;
  rank: number | null;
  ratingsN: number;
  ratingsMean: number | null;
  ratingsSe: number | null;
  proposed: Grade | null;
  decided: Grade | null;
  final: boolean;
  differs: boolean;
  tieAtCut: boolean;
}

export interface ResultDetail {
  ratee: { cadreId: string; name: string; unitName: string; post: string };
  sheet: ScoreSheet;
  inputsHash: string;
  rank: number | null;
  grade: {
    decided: Grade | null;
    final: boolean;
    deliberation: {
      proposed: Grade;
      bars: { text: Text; rule: RuleRef }[];
      reasons: { text: Text; rule: RuleRef | null }[];
      tieAtCut: boolean;
      reason: string | null;
    } | null;
  } | null;
}

export interface CampaignReliability {
  ratees: number;
  sheets: number;
  icc1: number | null;
  icc2: number | null;
  wanted: number;
  ratersNeeded: number | null;
}

/** Stages in which scores exist. */
export const SCORED = ["score", "deliberate", "post", "decide", "feedback", "improve", "archive"];
