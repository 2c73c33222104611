export interface StructureRow {
  key: string;
  count: number;
  share: number;
}

export interface Structure {
  asOf: string;
  total: number;
  heads: number;
  reserve: number;
  sex: StructureRow[];
  age: StructureRow[];
  education: StructureRow[];
  tenure: StructureRow[];
  rank: StructureRow[];
  units: { unitId: string; name: string; total: number; women: number; meanAge: number | null }[];
}

export const TABLES = ["sex", "age", "education", "tenure", "rank"] as const;
export type TableName = (typeof TABLES)[number];
