import { shown, type Text } from "@hengjian/appraisal";
import { binomialUpper, carelessSheets } from "@hengjian/psychometrics";
import type { Candidate, LeadTest, RatedSheet, RatingSet, TestRun } from "../types.ts";
import { countFlagged, FLAGGED_AT, type FlaggedCount } from "./flagged.ts";
import { fact, isComplete, made, notMade, percentText, rateeText, SEED } from "./frame.ts";

const FEWEST_SHEETS = 30;
const FEWEST_ITEMS = 6;
/** For the p of one sheet, which is only held against 0.01. */
const DRAWS = 300;

type Kind = Extract<LeadTest, "straight-lining" | "halo" | "odd-profile">;
const KINDS: readonly Kind[] = ["straight-lining", "halo", "odd-profile"];
const NAMES = { "long-string": "straight-lining", "low-variability": "halo", "odd-profile": "odd-profile" };

/** Sheets filled in without looking, counted by ratee; straight-lining also over the whole campaign. */
export function carelessTests(set: RatingSet): { runs: TestRun[]; straight: Set<RatedSheet> } {
  const sheets = set.sheets.filter(isComplete);
  if (sheets.length < FEWEST_SHEETS || set.items.length < FEWEST_ITEMS) {
    const why = tooFew(sheets.length, set.items.length);
    return { runs: KINDS.map((kind) => notMade(kind, why)), straight: new Set() };
  }
  const flags = flagsOf(sheets);
  const straight = new Set(sheets.filter((_, s) => flags["straight-lining"][s]));
  const runs = KINDS.map((kind) => {
    const counted = sheets
      .map((sheet, s) => ({ sheet, key: sheet.ratee, flagged: flags[kind][s] === true }))
      .filter(({ sheet }) => kind === "straight-lining" || !straight.has(sheet));
    const candidates = countFlagged(counted, set.thresholds.distribution).map((one) =>
      ofRatee(set, kind, one),
    );
    return made(kind, kind === "straight-lining" ? [ofCampaign(counted), ...candidates] : candidates);
  });
  return { runs, straight };
}

function flagsOf(sheets: readonly RatedSheet[]): Record<Kind, boolean[]> {
  const flags: Record<Kind, boolean[]> = { "straight-lining": [], halo: [], "odd-profile": [] };
  const results = carelessSheets(
    sheets.map((_, s) => String(s)),
    sheets.map((one) => one.marks),
    { seed: SEED, permutations: DRAWS },
  );
  for (const { test, p, records } of results) {
    const kind = NAMES[test as keyof typeof NAMES] as Kind;
    flags[kind][records[0]!] = p <= FLAGGED_AT;
  }
  return flags;
}

const WHAT: Readonly<Record<Kind, Text>> = {
  "straight-lining": { zh: "一路同档", en: "straight-lined" },
  halo: { zh: "各项几乎不分高低", en: "hardly differing between indicators" },
  "odd-profile": { zh: "各项搭配反常", en: "oddly combined" },
};

function ofRatee(
  set: RatingSet,
  test: Kind,
  { key, n, flagged, expected, p }: FlaggedCount<number>,
): Candidate {
  const who = rateeText(set, key);
  const what = WHAT[test];
  const share = flagged / n;
  return {
    test,
    subject: { kind: "ratee", cadreId: set.ratees[key]!.cadreId },
    statistic: flagged,
    effect: share - expected,
    p,
    sentence: {
      zh: `关于${who.zh}的 ${n} 张票中有 ${flagged} 张${what.zh}（${percentText(share)}），其他人的票中约 ${percentText(expected)}。`,
      en: `Of the ${n} sheets on ${who.en}, ${flagged} are ${what.en} (${percentText(share)}); elsewhere about ${percentText(expected)} are.`,
    },
    evidence: {
      facts: [
        fact("完整的票", "Complete sheets", n),
        fact(`${what.zh}的票`, `Sheets ${what.en}`, flagged),
        fact("按其他人的比例预期", "Expected at the rate elsewhere", expected * n, 1),
      ],
      lines: [],
      chart: {
        title: {
          zh: `${what.zh}的票所占比例:关于${who.zh}的票与其他票`,
          en: `Share of sheets ${what.en}: on ${who.en} and elsewhere`,
        },
        axis: { zh: "比例(%)", en: "Share (%)" },
        decimals: 0,
        points: [
          { label: who, value: 100 * share, n, marked: true },
          { label: { zh: "其他人的票", en: "Elsewhere" }, value: 100 * expected },
        ],
      },
    },
  };
}

function ofCampaign(counted: readonly { flagged: boolean }[]): Candidate {
  const n = counted.length;
  const flagged = counted.filter((one) => one.flagged).length;
  return {
    test: "straight-lining",
    subject: { kind: "campaign" },
    statistic: flagged,
    effect: flagged / n - FLAGGED_AT,
    p: binomialUpper(flagged, n, FLAGGED_AT),
    sentence: {
      zh: `全部 ${n} 张完整的票中有 ${flagged} 张一路同档（${percentText(flagged / n)}），认真填写时预期不到 ${shown(FLAGGED_AT * n, 0)} 张。`,
      en: `Of all ${n} complete sheets, ${flagged} are straight-lined (${percentText(flagged / n)}); fewer than ${shown(FLAGGED_AT * n, 0)} are to be expected of sheets filled in with care.`,
    },
    evidence: {
      facts: [
        fact("完整的票", "Complete sheets", n),
        fact("一路同档的票", "Straight-lined sheets", flagged),
        fact("偶然预期", "Expected by chance", FLAGGED_AT * n, 1),
      ],
      lines: [],
      chart: null,
    },
  };
}

function tooFew(sheets: number, items: number): Text {
  return {
    zh: `有 ${sheets} 张完整的票、${items} 项指标;至少要 ${FEWEST_SHEETS} 张票、${FEWEST_ITEMS} 项指标才能检验。`,
    en: `There are ${sheets} complete sheets of ${items} indicators; at least ${FEWEST_SHEETS} sheets of ${FEWEST_ITEMS} are needed.`,
  };
}
