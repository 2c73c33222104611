/** Official documents as .docx for Word and WPS, laid out by GB/T 9704-2012. */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  HeadingLevel,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TextRun,
} from "docx";
import { coreProperties, FONT_TABLE, repack, withoutSnapping } from "./docx-parts.ts";
import { tableBlock } from "./docx-table.ts";
import { textRuns } from "./docx-text.ts";
import { type LaidOutBlock, type LaidOutDocument, layOut } from "./laid-out.ts";
import type { OfficialDocument } from "./official-document.ts";
import {
  CHARACTER,
  CHARACTER_SPACING,
  footerDistance,
  GRID,
  LINE_PITCH,
  pageBox,
  SIZE,
  TYPEFACES,
} from "./page-layout.ts";

const LINE = { line: LINE_PITCH, lineRule: LineRuleType.EXACT };
const TWO_CHARACTERS = { firstLine: 2 * CHARACTER, CHARACTER_SPACING, firstLineChars: 200 };
const BODY_RUN = { font: fontOf(TYPEFACES.body), size: SIZE.body, characterSpacing: CHARACTER_SPACING };
const HEADING_FACES = { 1: TYPEFACES.hei, 2: TYPEFACES.kai, 3: TYPEFACES.body } as const;
const HEADING_LEVELS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/**
 * Renders a document as OOXML. The same input gives the same bytes.
 * @throws RangeError for a date that is no day, or a table row of the wrong length
 */
export async function renderDocx(doc: OfficialDocument): Promise<Uint8Array> {
  const page = layOut(doc);
  const bytes = await Packer.toBuffer(wordDocument(page), undefined, [
    { path: "word/fontTable.xml", data: FONT_TABLE },
    { path: "docProps/core.xml", data: coreProperties(page) },
  ]);
  return repack(bytes, { "word/styles.xml": withoutSnapping });
}

function wordDocument(doc: LaidOutDocument): Document {
  const { margin } = pageBox(doc.landscape);
  return new Document({
    title: doc.title,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: defaultStyles(),
      // Stated in "Normal" too: the grid counts characters of its size.
      paragraphStyles: [
        {
          id: "Normal",
          name: "Normal",
          quickFormat: true,
          run: BODY_RUN,
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              // A4 in twips; docx swaps the sides for landscape.
              width: 11906,
              height: 16838,
              orientation: doc.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { ...margin, header: 851, footer: footerDistance(doc.landscape) },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, ...GRID },
        },
        headers: { default: pageHeader(doc.label), even: pageHeader(doc.label) },
        footers: { default: pageFooter("odd"), even: pageFooter("even") },
        children: [...titleLines(doc), ...body(doc)],
      },
    ],
  });
}

function defaultStyles() {
  const heading = (level: 1 | 2 | 3) => ({
    run: { font: fontOf(HEADING_FACES[level]), size: SIZE.body, color: "000000", bold: false },
    paragraph: { spacing: { before: 0, after: 0, ...LINE }, indent: TWO_CHARACTERS, keepNext: true },
  });
  return {
    document: {
      run: {
        ...BODY_RUN,
        language: { value: "en-US", eastAsia: "zh-CN" },
      },
      paragraph: { spacing: { before: 0, after: 0, ...LINE } },
    },
    title: {
      run: {
        font: fontOf(TYPEFACES.title),
        size: SIZE.title,
        color: "000000",
        bold: false,
        characterSpacing: 0,
      },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: 0, line: 700, lineRule: LineRuleType.EXACT },
      },
    },
    heading1: heading(1),
    heading2: heading(2),
    heading3: heading(3),
  };
}

function fontOf(face: { name: string }) {
  return { ascii: face.name, hAnsi: face.name, eastAsia: face.name, cs: face.name, hint: "eastAsia" };
}

function titleLines(doc: LaidOutDocument): Paragraph[] {
  const title = new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(doc.title) });
  const blank = new Paragraph({});
  if (doc.reference === "") return [title, blank];
  const reference = new Paragraph({ alignment: AlignmentType.CENTER, children: textRuns(doc.reference) });
  return [title, reference, blank];
}

function body(doc: LaidOutDocument): (Paragraph | Table)[] {
  const out: (Paragraph | Table)[] = [];
  for (const block of doc.blocks) {
    const elements = blockElements(block, doc.landscape);
    // Word joins two tables with nothing between them.
    if (out.at(-1) instanceof Table && elements[0] instanceof Table) out.push(new Paragraph({}));
    out.push(...elements);
  }
  return out;
}

function blockElements(block: LaidOutBlock, landscape: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case "salutation":
      return [new Paragraph({ children: textRuns(block.text) })];
    case "heading":
      return [new Paragraph({ heading: HEADING_LEVELS[block.level], children: textRuns(block.text) })];
    case "paragraph":
      return [
        new Paragraph({
          alignment: AlignmentType.BOTH,
          indent: TWO_CHARACTERS,
          keepNext: block.keep,
          children: textRuns(block.text),
        }),
      ];
    case "table":
      return tableBlock(block, pageBox(landscape).textWidth);
    case "attachments":
      return [new Paragraph({}), ...block.lines.map((line) => attachmentLine(line, block))];
    case "signOff":
      return signOff(block.signer, block.date);
    case "note":
      return [new Paragraph({ indent: TWO_CHARACTERS, children: textRuns(block.text) })];
    case "annex":
      return annexHead(block.label, block.title);
  }
}

/** Label and number hang out to the left, so that a second line stands below the words. */
function attachmentLine(text: string, block: { lines: readonly string[]; keep: boolean }): Paragraph {
  const hanging = Math.round((block.lines.length > 1 ? 3.75 : 3) * CHARACTER);
  return new Paragraph({
    indent: { left: 2 * CHARACTER + hanging, hanging },
    keepNext: block.keep,
    children: textRuns(text),
  });
}

/** 7.3.5.1: the date ends four characters from the right, the signer is centred over it. */
function signOff(signer: string, date: string): Paragraph[] {
  const { signerRight, dateRight } = signOffIndents(widthInCharacters(signer), widthInCharacters(date));
  const line = (text: string, right: number, keepNext: boolean) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(right * CHARACTER) },
      keepNext,
      keepLines: true,
      children: textRuns(text),
    });
  const blank = new Paragraph({ keepNext: true });
  return [blank, blank, line(signer, signerRight, true), line(date, dateRight, false)];
}

/** Distances from the right edge in characters. A signer wider than the date moves the date inwards, not itself out. */
export function signOffIndents(signer: number, date: number): { signerRight: number; dateRight: number } {
  const centred = 4 + (date - signer) / 2;
  if (centred >= 2) return { signerRight: centred, dateRight: 4 };
  return { signerRight: 2, dateRight: Math.max(0, 2 + (signer - date) / 2) };
}

/** Latin letters and digits take half the width of a Chinese character. */
function widthInCharacters(text: string): number {
  return [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1), 0);
}

/** 7.3.7: the label in 黑体 at the top left, the title on the third line. */
function annexHead(label: string, title: string): Paragraph[] {
  const blank = new Paragraph({});
  const face: IRunOptions = { font: fontOf(TYPEFACES.hei) };
  return [
    new Paragraph({ pageBreakBefore: true, children: textRuns(label, face) }),
    blank,
    new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(title) }),
    blank,
  ];
}

function pageHeader(label: string): Header {
  const run: IRunOptions = { font: fontOf(TYPEFACES.song), size: 18, color: "7F7F7F", characterSpacing: 0 };
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: textRuns(label, run) })],
  });
}

/** 4号 半角宋体 between dashes, one character in from the outer edge (7.5). */
function pageFooter(side: "odd" | "even"): Footer {
  const run: IRunOptions = { font: fontOf(TYPEFACES.song), size: SIZE.small, characterSpacing: 0 };
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === "odd" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === "odd" ? { right: CHARACTER } : { left: CHARACTER },
        spacing: { line: 320, lineRule: LineRuleType.EXACT },
        children: [
          new TextRun({ ...run, text: "— " }),
          new TextRun({ ...run, children: [PageNumber.CURRENT] }),
          new TextRun({ ...run, text: " —" }),
        ],
      }),
    ],
  });
}
