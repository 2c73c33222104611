import type { RulePack } from "../types.ts";

/** A sample of a local pack: it overrides the national values that a county has settled for itself. */
export const sampleLocalPack: RulePack = {
  id: "sample-county",
  version: "2026.1",
  title: { zh: "县级规则示例", en: "Sample county pack" },
  values: [
    {
      key: "deadline.feedback",
      label: { zh: "结果反馈", en: "Feedback of the result" },
      value: { days: 15, kind: "working" },
      unit: { zh: "工作日,自审定之日起", en: "working days after approval" },
      source: "示例:本县年度考核办法",
      verified: false,
    },
    {
      key: "deadline.objection",
      label: { zh: "对结果提出异议", en: "Objection to the result" },
      value: { days: 15, kind: "working" },
      unit: { zh: "工作日", en: "working days" },
      source: "济南市有关规定",
      verified: true,
    },
    {
      key: "deadline.objection.decision",
      label: { zh: "答复异议", en: "Answer to an objection" },
      value: { days: 10, kind: "working" },
      unit: { zh: "工作日", en: "working days" },
      source: "济南市有关规定",
      verified: true,
    },
  ],
};
