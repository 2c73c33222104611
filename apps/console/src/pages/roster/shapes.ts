import type { Text } from "@hengjian/appraisal";

export interface CadreRow {
  cadreId: string;
  name: string;
  sex: string | null;
  ethnicity: string | null;
  birth: string | null;
  workStart: string | null;
  politicalStatus: string | null;
  education: string | null;
  degree: string | null;
  unitId: string | null;
  unitName: string | null;
  unitCode: string | null;
  title: string | null;
  rank: string | null;
  positionSince: string | null;
  rankSince: string | null;
  isHead: boolean;
  isTeamMember: boolean;
  reserve: boolean;
  duties: string | null;
}

export interface CadreFact {
  factId: string;
  kind: string;
  from: string;
  to: string | null;
  note: string;
  source: string;
}

export interface CadreDetail extends CadreRow {
  nativePlace: string | null;
  partyDate: string | null;
  school: string | null;
  note: string | null;
  appointments: {
    unitName: string;
    title: string;
    rank: string | null;
    since: string | null;
    ended: string | null;
    source: string;
  }[];
  facts: CadreFact[];
}

export interface Unit {
  unitId: string;
  code: string;
  name: string;
  kind: string;
  people: number | string;
  head: string | null;
}

export interface Remark {
  sheet: string;
  row: number;
  column: string;
  value: string;
  problem: Text;
  remedy: Text;
}

export interface RosterImport {
  importId: string;
  fileName: string;
  status: "reading" | "preview" | "failed" | "confirmed" | "discarded";
  jobId: string | null;
  summary: {
    failure?: { code: string; text: Text } | null;
    errors?: Remark[];
    notices?: Remark[];
    sheets?: {
      name: string;
      headerRows: number[];
      columns: { column: number; header: string; field: string | null }[];
    }[];
    skippedSheets?: string[];
    asOf?: string;
    fileNotices?: Text[];
    units?: { unitId: string; code: string; name: string; isNew: boolean }[];
    missing?: { name: string; unit: string }[];
    counts?: {
      dataRows: number;
      good: number;
      errorRows: number;
      add: number;
      change: number;
      same: number;
      newUnits: number;
      missing: number;
    };
  } | null;
}

export type RowState = "add" | "change" | "same";

export interface ImportRow {
  position: number;
  state: RowState;
  row: { sheet: string; row: number; person: Record<string, string | boolean | null>; isHead: boolean };
  differences: { field: string; before: string | null; after: string | null }[];
}
