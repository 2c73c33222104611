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
      { kind: "paragraph", text: prose(letter.opening) },
      resultTable(letter),
      ...section(
        "主要优点",
        letter.strengths.map((point) => prose(point.text)),
      ),
      ...section(
        "主要不足",
        letter.shortcomings.map((point) => prose(point.text)),
      ),
      ...section("改进措施", letter.measures.map(measureText)),
      ...section("告知事项", letter.rights.map(prose)),
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

/** A heading without anything below it is left out; a single paragraph carries no number. */
function section(title: string, paragraphs: readonly string[]): Block[] {
  if (paragraphs.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: title },
    ...paragraphs.map((text, i) => {
      return { kind: "paragraph", text: paragraphs.length === 1 ? text : `${i + 1}.${text}` } as const;
    }),
  ];
}

function measureText(measure: LetterMeasure): string {
  return `${prose(measure.text)}（责任人：${measure.owner}，完成时限：${chineseDate(measure.due)}前）`;
}

/** Sentences as an official letter writes them: full-width marks, dates in words. */
function prose(text: string): string {
  return chinesePunctuation(text.replaceAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g, dateInWords));
}

/** What looks like a date but is none stays as it is. */
function dateInWords(iso: string): string {
  return new Date(`${iso}T00:00:00Z`).toJSON()?.startsWith(iso) ? chineseDate(iso) : iso;
}

function basisRow(label: string, point: LetterPoint): string[] {
  return [label, prose(point.text), point.nodeId];
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
