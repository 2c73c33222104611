/** A feedback letter [反馈意见书] as an official document. */
import { chineseDate } from "./laid-out.ts";
import type { Block, OfficialDocument } from "./official-document.ts";

export interface LetterPoint {
  /** Id of the score-sheet node that the sentence rests on. */
  nodeId: string;
  text: string;
}

export interface LetterMeasure extends LetterPoint {
  owner?: string;
  /** ISO date. */
  due?: string;
}

/** The content that is printed; texts in the language of the letter, numbers as they stand on the score sheet. */
export interface Letter {
  title: string;
  addressee: string;
  period: string;
  unit: string;
  post: string;
  grade: string;
  score: string;
  /** Place among `cohortSize`; left out where ranks are not given back. */
  rank?: number;
  cohortSize?: number;
  opening: string;
  strengths: readonly LetterPoint[];
  shortcomings: readonly LetterPoint[];
  measures: readonly LetterMeasure[];
  rights: readonly string[];
  signer: string;
  /** ISO date. */
  date: string;
  /** Label on every page, for example that the county is fictional. */
  label?: string;
}

const BASIS_TITLE = "各项意见的依据";

export function letterDocument(letter: Letter): OfficialDocument {
  const points = [
    ...letter.strengths.map((point, i) => basisRow(`优点 ${i + 1}`, point)),
    ...letter.shortcomings.map((point, i) => basisRow(`不足 ${i + 1}`, point)),
    ...letter.measures.map((point, i) => basisRow(`措施 ${i + 1}`, point)),
  ];
  return {
    title: letter.title,
    date: letter.date,
    author: letter.signer,
    ...(letter.label !== undefined && { label: letter.label }),
    blocks: [
      { kind: "salutation", text: letter.addressee },
      { kind: "paragraph", text: letter.opening },
      resultTable(letter),
      ...section("主要优点", letter.strengths.map(numbered)),
      ...section("主要不足", letter.shortcomings.map(numbered)),
      ...section("改进措施", letter.measures.map(measureText)),
      ...section(
        "告知事项",
        letter.rights.map((text, i) => numbered({ text }, i)),
      ),
      ...(points.length > 0 ? [{ kind: "attachments", items: [BASIS_TITLE] } as const] : []),
      { kind: "signOff", signer: letter.signer, date: letter.date },
      ...(points.length > 0 ? basisAnnex(points) : []),
    ],
  };
}

function resultTable(letter: Letter): Block {
  const ranked = letter.rank !== undefined && letter.cohortSize !== undefined;
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

function numbered(point: { text: string }, index: number): string {
  return `${index + 1}.${point.text}`;
}

function measureText(measure: LetterMeasure, index: number): string {
  const owner = measure.owner === undefined ? [] : [`责任人\uff1a${measure.owner}`];
  const due = measure.due === undefined ? [] : [`完成时限\uff1a${chineseDate(measure.due)}前`];
  const terms = [...owner, ...due].join("\uff0c");
  return terms === "" ? numbered(measure, index) : `${numbered(measure, index)}\uff08${terms}\uff09`;
}

function basisRow(label: string, point: LetterPoint): string[] {
  return [label, point.text, point.nodeId];
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
