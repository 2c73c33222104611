import type { Grade } from "@hengjian/appraisal";

/** The grades from the best down; the last stands for no grade. */
export const GRADE_CODES = [
  "excellent",
  "competent",
  "basically_competent",
  "incompetent",
  "no_grade",
] as const satisfies readonly Grade[];
