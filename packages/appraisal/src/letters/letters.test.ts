import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkLetter,
  computeCampaign,
  computeScoreSheet,
  countyDepartmentHeads,
  draftLetter,
  type LetterContent,
  type ScoreSheet,
  townHeads,
} from "../index.ts";
import { codes, inputsOf, scheme, tallies, tally } from "../testing/inputs.ts";
import { emptyPhrase, vaguePhrase } from "./phrases.ts";

const frame = {
  title: "2026年度考核反馈意见书",
  name: "某某",
  period: "2026年度",
  unit: "某局",
  post: "局长",
  grade: "称职",
  rank: 3,
  cohortSize: 6,
  signer: "考核办",
  date: "2026-12-20",
  measuresDue: "2027-01-19",
  reviewUntil: "2027-01-19",
  appealUntil: "2027-01-19",
};

/** Six people of one category; the first stands out in D1 and falls behind in J2. */
const people = Array.from({ length: 6 }, (_, i) =>
  inputsOf(
    codes.map((code) => {
      const counts =
        i > 0
          ? [2, 5, 12, 8, 3]
          : code === "D1"
            ? [0, 0, 2, 8, 20]
            : code === "J2"
              ? [9, 12, 6, 2, 1]
              : [2, 5, 12, 8, 3];
      return tally(code, "subordinates", counts);
    }),
  ),
);
const [sheet] = computeCampaign(people).sheets as [ScoreSheet];
const letter = draftLetter(sheet, scheme, frame);
const codesOf = (content: LetterContent, of = sheet) =>
  checkLetter(content, of).map((one) => `${one.place} ${one.code}`);
const changed = (change: (copy: LetterContent) => void): string[] => {
  const copy = structuredClone(letter);
  change(copy);
  return codesOf(copy);
};

describe("a drafted letter", () => {
  test("names what stands out, with points, cohort, error, votes and what raters saw", () => {
    expect(letter.strengths).toHaveLength(1);
    expect(letter.strengths[0]!.text).toBe(
      "“政治站位”得 92.00 分，同类干部平均 68.11 分，差距超出测评误差（标准误 2.27 分）。30 张有效票中，“很好”20 票、“较好”8 票。半数以上评价人看到的情形是“在困难和争议面前态度鲜明，推动决策见到实效，同志们信服”或更好。",
    );
    expect(letter.shortcomings.map((one) => one.nodeId)).toEqual(["result/evaluation/ji/J2"]);
    expect(letter.shortcomings[0]!.text).toContain("30 张有效票中，“一般”6 票、“较差”12 票、“很差”9 票。");
    expect(letter.shortcomings[0]!.text).toContain("较多看到的情形是“改革停在文件上，干部培养没有安排”");
    expect(letter.measures.map((one) => [one.nodeId, one.owner, one.due])).toEqual([
      ["result/evaluation/ji/J2", "某某", "2027-01-19"],
    ]);
  });

  test("says so honestly where nothing stands out", () => {
    const even = computeCampaign(people.slice(1).concat(people.slice(1, 2))).sheets[0]!;
    const { strengths, shortcomings } = draftLetter(even, scheme, frame);
    expect(strengths[0]!.text).toMatch(/^与同类干部相比没有明显突出的一项/);
    expect(shortcomings.every((one) => one.text.includes("差距在测评误差之内"))).toBe(true);
    expect(strengths.some((one) => shortcomings.some((other) => other.nodeId === one.nodeId))).toBe(false);
  });

  test("compares a person with the own indicators where there is no cohort", () => {
    const alone = computeScoreSheet(people[0]!);
    const { strengths, shortcomings } = draftLetter(alone, scheme, frame);
    expect(strengths.map((one) => one.nodeId)).toEqual(["result/evaluation/de/D1"]);
    expect(shortcomings[0]!.nodeId).toBe("result/evaluation/ji/J2");
    expect(`${strengths[0]!.text}${shortcomings[0]!.text}`).not.toContain("同类干部");
  });

  test("comments on nothing without a score, and may be released so", () => {
    const empty = computeScoreSheet(inputsOf([]));
    const content = draftLetter(empty, scheme, { ...frame, grade: "不定等次", rank: null });
    expect([...content.strengths, ...content.shortcomings, ...content.measures]).toEqual([]);
    expect(checkLetter(content, empty).filter((one) => one.severity === "error")).toEqual([]);
  });

  test("never names one indicator as strength and shortcoming, even where only two have votes", () => {
    const two = people.map((one) => ({ ...one, tallies: one.tallies.slice(0, 2) }));
    const { strengths, shortcomings } = draftLetter(computeCampaign(two.slice(1)).sheets[0]!, scheme, frame);
    expect(strengths.map((one) => one.nodeId)).toEqual(["result/evaluation/de/D1"]);
    expect(shortcomings.map((one) => one.nodeId)).toEqual(["result/evaluation/de/D2"]);
  });

  test("names the objection only where it has a term", () => {
    expect(letter.rights[0]).not.toContain("异议");
    const { rights } = draftLetter(sheet, scheme, { ...frame, objectionUntil: "2027-01-11" });
    expect(rights[0]).toContain("可在 2027-01-11 前向考核机构提出异议");
  });

  test("gives the result alone where the rules allow no comment, and may be released so", () => {
    const content = draftLetter(sheet, scheme, {
      ...frame,
      grade: "不定等次",
      rank: null,
      withoutComment: true,
    });
    expect([...content.strengths, ...content.shortcomings, ...content.measures]).toEqual([]);
    expect(content.opening).toContain("暂不写评语");
    expect(content.rights.join("")).not.toContain("整改");
    expect(checkLetter(content, sheet).map((one) => one.severity)).toEqual(["notice", "notice", "notice"]);
  });

  test("gives no counts away that the score sheet withholds", () => {
    const small = computeScoreSheet(inputsOf(tallies("peers", [0, 1, 2, 2, 1])));
    const { strengths, shortcomings } = draftLetter(small, scheme, frame);
    for (const { text } of [...strengths, ...shortcomings]) expect(text).not.toMatch(/\d+ 票|情形是/);
  });

  test("passes the check whatever the votes", () => {
    const counts = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 5, maxLength: 5 });
    const person = fc.array(counts, { minLength: codes.length, maxLength: codes.length });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 7 }), (all) => {
        const inputs = all.map((rows) =>
          inputsOf(rows.map((row, i) => tally(codes[i]!, "subordinates", row))),
        );
        for (const one of computeCampaign(inputs).sheets) {
          const content = draftLetter(one, scheme, { ...frame, rank: null });
          const errors = checkLetter(content, one).filter((finding) => finding.severity === "error");
          if (content.shortcomings.length > 0) expect(errors).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("the check before release", () => {
  test("finds nothing in the draft", () => {
    expect(checkLetter(letter, sheet)).toEqual([]);
  });

  test.each<[string, (copy: LetterContent) => void, string]>([
    ["no strengths", (copy) => (copy.strengths = []), "strengths no-strengths"],
    ["no shortcomings", (copy) => (copy.shortcomings = []), "shortcomings no-shortcomings"],
    ["no measures", (copy) => (copy.measures = []), "measures no-measures"],
    [
      "a node that is not there",
      (copy) => (copy.shortcomings[0]!.nodeId = "result/x"),
      "shortcomings[0] no-node",
    ],
    [
      "a shortcoming of nothing in particular",
      (copy) => (copy.shortcomings[0]!.nodeId = "result"),
      "shortcomings[0] not-concrete",
    ],
    [
      "a shortcoming without a measure",
      (copy) => (copy.measures[0]!.nodeId = "result/evaluation/de/D1"),
      "shortcomings[0] shortcoming-without-measure",
    ],
    [
      "a measure for no shortcoming",
      (copy) => (copy.measures[0]!.nodeId = "result/evaluation/de/D1"),
      "measures[0] measure-without-shortcoming",
    ],
    [
      "a measure that nobody owns",
      (copy) => (copy.measures[0]!.owner = " "),
      "measures[0] measure-without-owner",
    ],
    [
      "a measure without a real date",
      (copy) => (copy.measures[0]!.due = "2027-02-30"),
      "measures[0] measure-without-date",
    ],
    [
      "a measure due before the letter",
      (copy) => (copy.measures[0]!.due = "2026-12-20"),
      "measures[0] measure-overdue",
    ],
    ["a changed score", (copy) => (copy.score = "99.00"), "score score-differs"],
    [
      "a score in the opening that is not there",
      (copy) => (copy.opening = "您的综合得分为 88.88 分。"),
      "opening unknown-number",
    ],
    ["an impossible rank", (copy) => (copy.rank = 7), "rank rank-impossible"],
    ["a sentence twice", (copy) => copy.strengths.push({ ...copy.strengths[0]! }), "strengths[1] repeated"],
  ])("finds %s", (_name, change, expected) => {
    expect(changed(change)).toContain(expected);
  });

  test.each([
    "97.25 分",
    "31 张有效票",
    "“很好”21 票",
    "得 20 分",
    "占 63%",
    "得\uff19\uff19\uff0e5分",
    "列第 2 名",
  ])("finds a number that the score sheet does not show: %s", (claim) => {
    expect(changed((copy) => (copy.strengths[0]!.text = `政治站位方面：${claim}，工作有依据。`))).toContain(
      "strengths[0] unknown-number",
    );
  });

  test("lets dates, minutes and numbers of things pass", () => {
    const text = "2026 年 5 月牵头办结信访 3 件，班子会提前 3 天发材料，每次讨论 30 分钟，分管 4 分工明确。";
    expect(changed((copy) => (copy.strengths[0]!.text = text))).toEqual([]);
  });

  test("knows a number only below the node that the sentence names", () => {
    const own = letter.strengths[0]!.text;
    expect(
      changed((copy) => (copy.strengths[0] = { nodeId: "result/evaluation/neng/N1", text: own })),
    ).toContain("strengths[0] unknown-number");
  });

  test("notices a strength that lies below the cohort", () => {
    const copy = structuredClone(letter);
    copy.strengths[0] = { nodeId: "result/evaluation/ji/J2", text: "年轻干部的培养有安排，效果可见。" };
    const found = checkLetter(copy, sheet).find((one) => one.code === "strength-below-cohort");
    expect(found?.severity).toBe("notice");
  });
});

describe("empty talk", () => {
  test.each([
    "该同志总体表现较好。",
    "工作认真负责，任劳任怨。",
    "较好地完成了各项工作任务。",
    "取得了显著成绩，受到群众一致好评。",
    "希望继续保持，再接再厉。",
    "需进一步加强理论学习。",
    "工作方法有待改进。",
    "没有明显不足。",
  ])("is found: %s", (text) => {
    expect(emptyPhrase(text)).not.toBeNull();
  });

  test("a vague judgement passes only with a fact beside it", () => {
    expect(vaguePhrase("调查研究还不够深入。")).toBe("还不够深入");
    expect(vaguePhrase("调查研究还不够深入，全年到村 3 次，两个村没有去过。")).toBeNull();
    expect(vaguePhrase("对基层反映的“报表多”回应不够主动。")).toBeNull();
  });

  test("is in no measure and in no description of the built-in schemes", () => {
    for (const one of [countyDepartmentHeads, townHeads]) {
      const measures = one.indicators.flatMap((indicator) => indicator.measures.map((text) => text.zh));
      expect(measures.filter((text) => emptyPhrase(text) !== null || vaguePhrase(text) !== null)).toEqual([]);
    }
  });
});
