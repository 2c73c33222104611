import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  allNodes,
  checkLetter,
  computeCampaign,
  draftLetter,
  nationalPack,
  oneWay,
  poolSheets,
  proposeGrades,
  type RawSheet,
  countyDepartmentHeads as scheme,
  tallySheets,
} from "../index.ts";

const FILE = join(import.meta.dirname, "../../../../../shared/data/leadership-ratings.csv");

/** Real upward ratings of 49 leaders; reference values from R's multilevel, as their README prints them. */
test.skipIf(!existsSync(FILE))(
  "49 score sheets from 22,462 real ratings agree with the reference values",
  () => {
    const inputs = realInputs();
    const { sheets } = computeCampaign(inputs);
    const means = new Map(sheets.map((sheet) => [sheet.rateeRef, plainMean(sheet.root)]));
    expect(sheets).toHaveLength(49);
    expect(means.get("C38")).toBeCloseTo(3.7394, 4);
    expect(means.get("C48")).toBeCloseTo(3.6923, 4);
    expect(means.get("C16")).toBeCloseTo(2.3794, 4);
    const all = [...means.values()];
    expect(all.reduce((a, b) => a + b) / 49).toBeCloseTo(3.056716, 6);
    const reliability = oneWay(inputs.map((one) => poolSheets(one.sheetStats)));
    expect(reliability?.icc1).toBeCloseTo(0.08795622, 8);
    expect(reliability?.icc2).toBeCloseTo(0.8007544, 7);
    const agreement = allNodes(sheets[0]!.root).find(
      (node) => node.kind === "statistic" && node.reliability,
    )?.reliability;
    expect(sheets[0]!.rateeRef).toBe("C02");
    expect(agreement?.rwg).toBeCloseTo(0.8075273, 7);
    const { quota, proposals } = proposeGrades(
      sheets.map((sheet) => ({ ref: sheet.rateeRef, score: sheet.root.value, facts: [] })),
      2026,
      [nationalPack],
    );
    expect(quota).toMatchObject({ places: 9, floor: 9, halfUp: 10, approvedPlaces: 12 });
    expect(proposals.filter((one) => one.grade === "excellent")).toHaveLength(9);
  },
);

test.skipIf(!existsSync(FILE))(
  "the drafted letters of all 49 pass the check that they must pass before release",
  () => {
    for (const sheet of computeCampaign(realInputs()).sheets) {
      const content = draftLetter(sheet, scheme, {
        title: "2026年度考核反馈意见书",
        name: "某某",
        period: "2026年度",
        unit: "某局",
        post: "局长",
        grade: "称职",
        rank: 3,
        cohortSize: 49,
        signer: "考核办",
        date: "2026-12-20",
        measuresDue: "2027-01-20",
        reviewUntil: "2027-01-19",
        appealUntil: "2027-01-19",
      });
      expect(checkLetter(content, sheet), JSON.stringify(content.shortcomings)).toEqual([]);
    }
  },
);

function plainMean(root: ReturnType<typeof computeCampaign>["sheets"][number]["root"]): number {
  return allNodes(root).find((node) => node.id.endsWith("/plain-mean"))!.value!;
}

function realInputs() {
  const rows = readFileSync(FILE, "utf8").trim().split(/\r?\n/).slice(1);
  const byRatee = new Map<string, RawSheet[]>();
  const codes = scheme.indicators.map((indicator) => indicator.code);
  for (const row of rows) {
    const [ratee, , ...marks] = row.split(",");
    const answers = Object.fromEntries(marks.map((mark, i) => [codes[i]!, Number(mark)]));
    byRatee.set(ratee!, [...(byRatee.get(ratee!) ?? []), { group: "subordinates", answers }]);
  }
  return [...byRatee].map(([ref, sheets]) => ({
    ratee: { ref, name: ref, unit: ref, post: "" },
    scheme,
    packs: [nationalPack],
    ...tallySheets(sheets, codes),
    methodScores: [],
    cohort: null,
    source: { kind: "file" as const, ref: "", label: { zh: "", en: "" } },
    thresholds: { mean: 5, distribution: 8 },
  }));
}
