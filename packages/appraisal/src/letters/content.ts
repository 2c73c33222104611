/** A sentence of a letter and the node of the score sheet that it rests on. */
export interface LetterPoint {
  nodeId: string;
  text: string;
}

export interface LetterMeasure extends LetterPoint {
  owner: string;
  /** `YYYY-MM-DD` */
  due: string;
}

/** A feedback letter [反馈意见书]: what is given back in writing, in Chinese, as the official text. */
export interface LetterContent {
  title: string;
  addressee: string;
  period: string;
  unit: string;
  post: string;
  grade: string;
  score: string;
  rank: number | null;
  cohortSize: number;
  /** True where the rules allow no comment for now, as in an open case: the letter gives the result alone. */
  withoutComment?: boolean;
  opening: string;
  strengths: LetterPoint[];
  shortcomings: LetterPoint[];
  measures: LetterMeasure[];
  rights: string[];
  signer: string;
  /** `YYYY-MM-DD` */
  date: string;
}
