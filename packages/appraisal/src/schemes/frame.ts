import type { Scheme } from "../types.ts";

/**
 * What the built-in annual schemes share. Weights are common practice and meant to be adapted:
 * performance weighs most among the dimensions; methods without evidence give their weight to the others.
 */
export const annualFrame: Pick<
  Scheme,
  "dimensions" | "methods" | "missingMethod" | "scale" | "lengthBudget"
> = {
  dimensions: [
    { code: "de", label: { zh: "德", en: "Character" }, weight: 0.2 },
    { code: "neng", label: { zh: "能", en: "Ability" }, weight: 0.2 },
    { code: "qin", label: { zh: "勤", en: "Diligence" }, weight: 0.15 },
    { code: "ji", label: { zh: "绩", en: "Performance" }, weight: 0.3 },
    { code: "lian", label: { zh: "廉", en: "Probity" }, weight: 0.15 },
  ],
  methods: [
    {
      code: "evaluation",
      kind: "evaluation",
      label: { zh: "民主测评", en: "Democratic evaluation" },
      weight: 0.4,
      groups: [
        { code: "superiors", label: { zh: "上级", en: "Superiors" }, weight: 0.3 },
        { code: "peers", label: { zh: "同级", en: "Peers" }, weight: 0.3 },
        { code: "subordinates", label: { zh: "下级", en: "Subordinates" }, weight: 0.4 },
      ],
    },
    {
      code: "performance",
      kind: "performance",
      label: { zh: "实绩考核", en: "Real performance" },
      weight: 0.4,
      groups: [],
    },
    {
      code: "daily",
      kind: "daily",
      label: { zh: "平时考核", en: "Daily assessment" },
      weight: 0.2,
      groups: [],
    },
  ],
  missingMethod: "share_out",
  scale: { min: 1, max: 5, points: 100 },
  lengthBudget: { secondsPerItem: 20, maxItems: 15 },
};
