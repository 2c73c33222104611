import type { Text } from "@hengjian/appraisal";
import type { Disposition } from "./schema.ts";

export const DISPOSITION_LABELS: Readonly<Record<Disposition, Text>> = {
  open: { zh: "待核", en: "To be checked" },
  confirmed: { zh: "核实属实", en: "Confirmed" },
  dismissed: { zh: "排除", en: "Dismissed" },
  noted: { zh: "记录备查", en: "Noted" },
};

/** Stands on every page and printout with findings. */
export const STATEMENT: Text = {
  zh: "线索不是结论。统计只说明数据少见,不说明谁做了什么;核实之前不得据此处理任何人。",
  en: "A lead is not a verdict. Statistics say that data are unusual, not who did what; nobody may be dealt with before it is checked.",
};
