import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LetterContent, talkGuide } from "../index.ts";

const letter: LetterContent = {
  title: "2026年度考核反馈意见书",
  addressee: "某某同志",
  period: "2026年度",
  unit: "某局",
  post: "局长",
  grade: "称职",
  score: "71.20",
  rank: 3,
  cohortSize: 6,
  opening: "现将您2026年度考核结果反馈如下。",
  strengths: [{ nodeId: "D1", text: "“政治站位”得 92.00 分，同类干部平均 68.11 分。" }],
  shortcomings: [
    { nodeId: "J2", text: "“打基础利长远”得 39.20 分，同类干部平均 63.10 分。" },
    { nodeId: "N1", text: "调研少，全年只到过 2 个村。" },
  ],
  measures: [{ nodeId: "J2", text: "针对“打基础利长远”：列出三件事。", owner: "某某", due: "2027-01-19" }],
  rights: ["如对结果不服，可在 2027-01-19 前申请复核。", "请在“我的考核”中签收本意见书。"],
  signer: "某县考核办",
  date: "2026-12-20",
};

describe("a talk guide", () => {
  test("leads from the result over strengths and shortcomings to measures, with questions about each", () => {
    const guide = talkGuide(letter);
    expect(guide.opening[1]).toBe("告知结果：综合得分 71.20 分，在 6 人中列第 3 位，等次为“称职”。");
    expect(guide.strengths[0]!.questions[0]).toMatch(/^“政治站位”：具体是怎样做的？/);
    expect(guide.shortcomings[0]!.questions[0]).toMatch(/^“打基础利长远”：这里说的情况/);
    expect(guide.shortcomings[1]!.questions[0]).toMatch(/^这一项：/);
    expect(guide.measures[0]).toMatchObject({
      text: "针对“打基础利长远”：列出三件事。（责任人：某某，2027-01-19 前）",
    });
    expect(guide.measures[0]!.questions[0]).toContain("2027-01-19 前能做到吗？");
    expect(guide.closing.join("")).toContain(letter.rights.join(""));
  });

  test("evaluates nothing where the rules allow no comment for now", () => {
    const bare = { ...letter, strengths: [], shortcomings: [], measures: [], score: "—", rank: null };
    const guide = talkGuide({ ...bare, withoutComment: true });
    expect(guide.opening).toContain("按规定暂不作评语：只告知结果和权利，不评价表现。");
    expect(guide.opening.join("")).toContain("本次没有形成得分，等次为“称职”");
    expect([guide.strengths, guide.shortcomings, guide.measures]).toEqual([[], [], []]);
    expect(guide.closing.join("")).not.toContain("不足");
  });
});

const sentences = fc.array(
  fc.record({ nodeId: fc.constant("n"), text: fc.string({ unit: fc.constantFrom(..."“”分5改，。9") }) }),
  { maxLength: 4 },
);
const letters = fc.record({ strengths: sentences, shortcomings: sentences }).map((parts) => ({
  ...letter,
  ...parts,
  measures: parts.shortcomings.map((one) => ({ ...one, owner: "某某", due: "2027-01-19" })),
}));

describe("whatever the letter says, its guide", () => {
  test("says every sentence of it once and in its order, and asks after each", () => {
    fc.assert(
      fc.property(letters, (content) => {
        const guide = talkGuide(content);
        for (const part of ["strengths", "shortcomings", "measures"] as const) {
          expect(guide[part]).toHaveLength(content[part].length);
          for (const [i, point] of guide[part].entries()) {
            expect(point.text.startsWith(content[part][i]!.text)).toBe(true);
            expect(point.questions.length).toBeGreaterThan(0);
            for (const question of point.questions) expect(question).toMatch(/？$/);
          }
        }
      }),
    );
  });

  test("holds no number that the letter does not hold", () => {
    fc.assert(
      fc.property(letters, (content) => {
        const known = JSON.stringify(content);
        const said = JSON.stringify(talkGuide(content)).match(/\d[\d.-]*/g) ?? [];
        expect(said.filter((number) => !known.includes(number))).toEqual([]);
      }),
    );
  });
});
