import { codeAddress, newCode, readableCode } from "@hengjian/ballot";
import { nodeRandom } from "@hengjian/ballot/node";
import encodeQR from "qr";
import { describe, expect, test } from "vitest";
import type { CardSheet } from "./card-sheet.ts";
import { createPdfRenderer } from "./pdf.ts";
import { pdfText } from "./testing.ts";

const renderer = createPdfRenderer();
const card = () => {
  const code = newCode(nodeRandom);
  const address = codeAddress("http://192.168.10.20:8520/c/3f9a77b01c2d/", code, "ab".repeat(32));
  return { picture: encodeQR(address, "svg", { ecc: "medium", border: 4 }), code: readableCode(code) };
};
const cards = (n: number) => Array.from({ length: n }, card);
const sheet = (groups: CardSheet["groups"]): CardSheet => ({
  title: "2026年度民主测评",
  mark: "模拟测试,不计入结果",
  lines: ["签到 11月26日 09:00—09:30", "投票 11月26日 09:30—10:30"],
  hash: "清单 abab abab abab abab",
  groups,
});
const pagesOf = (bytes: Uint8Array) =>
  Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(Buffer.from(bytes).toString("latin1"))?.[1]);

describe("a sheet of cards", () => {
  test("holds ten cards a page, each group on pages of its own, with nothing that counts them", async () => {
    const groups = [
      { label: "同级", cards: cards(12) },
      { label: "下级(县交通局)", cards: cards(3) },
    ];
    const { bytes, complete } = renderer.renderCards(sheet(groups));
    expect(complete).toBe(true);
    expect(pagesOf(bytes)).toBe(3);
    const text = await pdfText(bytes);
    for (const { code } of groups.flatMap((group) => group.cards)) expect(text).toContain(code);
    expect(text.match(/模拟测试/g)).toHaveLength(15);
    const digits = text.replaceAll(/[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/g, "").match(/\d+/g) ?? [];
    expect(new Set(digits)).toEqual(new Set(["2026", "11", "26", "09", "00", "30", "10"]));
  });

  test("is forgotten by the renderer: the next sheet holds no code of the one before", async () => {
    const [first, second] = [cards(1), cards(1)];
    renderer.renderCards(sheet([{ label: "甲", cards: first }]));
    const text = await pdfText(renderer.renderCards(sheet([{ label: "甲", cards: second }])).bytes);
    expect(text).toContain(second[0]!.code);
    expect(text).not.toContain(first[0]!.code);
  });
});
