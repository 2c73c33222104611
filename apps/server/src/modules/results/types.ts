/** How far the differences between ratees can be trusted, from sheet means. */
export interface CampaignReliability {
  ratees: number;
  sheets: number;
  /** Reliability of one sheet, ICC(1); null when it is not defined. */
  icc1: number | null;
  /** Reliability of a mean of `averageSize` sheets, ICC(2). */
  icc2: number | null;
  averageSize: number | null;
  msBetween: number | null;
  msWithin: number | null;
  /** Cronbach's alpha over the indicators; null when marks are missing, since counts then do not suffice. */
  alpha: number | null;
  /** Reliability of a mean that the rule pack asks for, and the raters that reach it. */
  wanted: number;
  ratersNeeded: number | null;
  /** Mean and standard deviation of the ratees' means, raw scale. */
  meanOfMeans: number | null;
  sdOfMeans: number | null;
}
