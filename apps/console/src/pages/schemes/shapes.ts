import type { RulePack, Scheme } from "@hengjian/appraisal";

export interface SchemeListing {
  scheme: Scheme;
  builtin: boolean;
  hash: string;
  items: number;
  minutes: number;
}

export interface PackListing {
  pack: RulePack;
  builtin: boolean;
  hash: string;
}
