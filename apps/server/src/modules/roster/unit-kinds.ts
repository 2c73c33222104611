/** Kinds of units, as the schemes name the categories of posts. */
export const UNIT_KINDS = ["county_department", "town", "subdistrict", "institution", "other"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
