import type { Method, Scheme } from "../types.ts";
import { countyDepartmentHeads } from "./county-departments.ts";

/** Leaders who answer for the unit [分管] weigh more than the others; the people served have a voice. */
const groups: Method["groups"] = [
  { code: "superiors_line", label: { zh: "分管领导", en: "Leaders in charge" }, weight: 0.2 },
  { code: "superiors", label: { zh: "其他上级领导", en: "Other superiors" }, weight: 0.15 },
  { code: "peers", label: { zh: "同级", en: "Peers" }, weight: 0.25 },
  { code: "subordinates", label: { zh: "下级", en: "Subordinates" }, weight: 0.3 },
  { code: "public", label: { zh: "服务对象和群众", en: "People served" }, weight: 0.1 },
];

/** The scheme for heads of county departments with five rater groups instead of three. */
export const countyDepartmentHeadsByLine: Scheme = {
  ...countyDepartmentHeads,
  id: "county-department-heads-by-line",
  title: {
    zh: "县直部门主要负责人年度考核方案（分管领导与群众参评）",
    en: "Annual scheme for heads of county departments (with leaders in charge and the public)",
  },
  methods: countyDepartmentHeads.methods.map((method) =>
    method.kind === "evaluation" ? { ...method, groups } : method,
  ),
};
