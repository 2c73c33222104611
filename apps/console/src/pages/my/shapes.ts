import type { Grade, LetterContent, RuleRef, ScoreSheet, Text } from "@hengjian/appraisal";
import type { Shape } from "../../api/shapes.ts";

interface CampaignName {
  campaignId: string;
  name: string;
  year: number;
}

export interface MyResult {
  campaign: CampaignName;
  sheet: ScoreSheet;
  inputsHash: string;
  rank: number | null;
  cohortSize: number;
  grade: { code: Grade; label: Text } | null;
}

export interface MyLetter {
  campaign: CampaignName;
  cadreId: string;
  content: LetterContent;
  releasedAt: string;
  timeline: {
    key: string;
    label: Text;
    day: string;
    passed: boolean;
    party: "cadre" | "office";
    rule: RuleRef | null;
  }[];
  talk: Shape<"Talk"> | null;
  acknowledged: { understood: boolean; comment: string; at: string } | null;
}
