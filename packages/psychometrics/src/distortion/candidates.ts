/** Candidates for awards, and what the award tests share. */
export interface Candidate {
  unit: string;
  year: number;
  person: string;
  awarded: boolean;
}

export interface ScoredCandidate extends Candidate {
  score: number;
  /** Years of service or any other rank of age. */
  seniority: number;
}
