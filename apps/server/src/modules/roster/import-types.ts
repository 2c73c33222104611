import type { Text } from "../../platform/errors.ts";

import type { RosterPerson } from "./understand/person.ts";
import type { RosterEnd } from "./understand/understand.worker.ts";
import type { UnitKind } from "./unit-kinds.ts";

/** A row of the file as it waits for confirmation. */
export interface StagedRow {
  sheet: string;
  row: number;
  /** As the person will be: what the file does not tell is taken from the roster. */
  person: RosterPerson;
  isHead: boolean;
  /** Was not the head of this unit before. */
  becomesHead: boolean;
  pinyin: string;
  initials: string;
  unitId: string;
  sortOrder: number;
  /** Unit, title or rank changes: the appointment in force ends and another begins. */
  moves: boolean;
  /** `YYYY-MM` from which the new appointment counts; null when nobody knows. */
  begins: string | null;
  /** Why a person might be somebody else than the row was taken for. */
  doubt: Text | null;
}

export interface UnitPlan {
  unitId: string;
  code: string;
  name: string;
  kind: UnitKind;
  sortOrder: number;
  isNew: boolean;
  /** The name on the roster, where the file renames the unit. */
  renamedFrom: string | null;
  /** The code in the file, where the unit was found by name and has another code on the roster. */
  codeInFile: string | null;
}

export interface HeadChange {
  unit: string;
  before: string;
  after: string;
}

/** What the preview shows and the confirmation does. */
export interface ImportSummary extends Omit<RosterEnd, "unread"> {
  counts: {
    dataRows: number;
    good: number;
    errorRows: number;
    add: number;
    change: number;
    same: number;
    newUnits: number;
    renamedUnits: number;
    missing: number;
    doubts: number;
  };
  /** Units that are new or change. */
  units: UnitPlan[];
  headChanges: HeadChange[];
  /** People of the file's units who stand on the roster and not in the file; at most 500. */
  missing: { cadreId: string; name: string; unit: string; title: string | null }[];
  /** SHA-256 over the staged rows in order. */
  rowsHash: string;
}

/** Why a file could not be read. */
export interface FailedSummary {
  failure: { code: string; text: Text };
}
