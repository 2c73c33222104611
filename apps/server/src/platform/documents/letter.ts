/** A feedback letter [反馈意见书] as an official document. */
import type { LetterContent, LetterMeasure, LetterPoint } from "@hengjian/appraisal";
import { chinesePunctuation } from "./chinese-punctuation.ts";
import { chineseDate } from "./laid-out.ts";
import type { Block, OfficialDocument } from "./official-document.ts";

const BASIS_TITLE = "各项意见的依据";

/** @param label printed small on every page, for example that the county is fictional */
export function letterDocument(letter: LetterContent, label?: string): OfficialDocument {
  const points = [
    ...letter.strengths.map((point, i) => basisRow(`优点 ${i + 1}`, point)),
    ...letter.shortcomings.map((point, i) => basisRow(`不足 ${i + 1}`, point)),
    ...letter.measures.map((point, i) => basisRow(`措施 ${i + 1}`, point)),
  ];
  return {
    title: letter.title,
    date: letter.date,
    author: letter.signer,
    ...(label !== undefined && { label }),
    blocks: [
      { kind: "salutation", text: letter.addressee },
      { kind: "paragraph", text: chinesePunctuation(letter.opening) },
      resultTable(letter),
      ...section("主要优点", letter.strengths.map(pointText)),
      ...section("主要不足", letter.shortcomings.map(pointText)),
      ...section("改进措施", letter.measures.map(measureText)),
      ...section("告知事项", letter.rights.map(numbered)),
      ...(points.length > 0 ? [{ kind: "attachments", items: [BASIS_TITLE] } as const] : []),
      { kind: "signOff", signer: letter.signer, date: letter.date },
      ...(points.length > 0 ? basisAnnex(points) : []),
    ],
  };
}

function resultTable(letter: LetterContent): Block {
  const ranked = letter.rank !== null;
  return {
    kind: "table",
    columns: [
      { header: "考核期间", share: 3 },
      { header: "单位", share: 4 },
      { header: "职务", share: 4 },
      { header: "得分", share: 2 },
      ...(ranked ? [{ header: "名次", share: 2 }] : []),
      { header: "等次", share: 2 },
    ],
    rows: [
      [
        letter.period,
        letter.unit,
        letter.post,
        letter.score,
        ...(ranked ? [`${letter.rank}/${letter.cohortSize}`] : []),
        letter.grade,
      ],
    ],
  };
}

/** A heading without anything below it is left out. */
function section(title: string, paragraphs: readonly string[]): Block[] {
  if (paragraphs.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: title },
    ...paragraphs.map((text) => ({ kind: "paragraph", text }) as const),
  ];
}

function numbered(text: string, index: number): string {
  return `${index + 1}.${chinesePunctuation(text)}`;
}

function pointText(point: LetterPoint, index: number): string {
  return numbered(point.text, index);
}

function measureText(measure: LetterMeasure, index: number): string {
  const terms = `责任人：${measure.owner}，完成时限：${chineseDate(measure.due)}前`;
  return `${pointText(measure, index)}（${terms}）`;
}

function basisRow(label: string, point: LetterPoint): string[] {
  return [label, chinesePunctuation(point.text), point.nodeId];
}

function basisAnnex(rows: string[][]): Block[] {
  return [
    { kind: "annex", label: "附件", title: BASIS_TITLE },
    {
      kind: "table",
      columns: [
        { header: "意见", share: 1.2 },
        { header: "内容", share: 5, align: "left" },
        { header: "得分表节点", share: 2.2 },
      ],
      rows,
    },
  ];
}
