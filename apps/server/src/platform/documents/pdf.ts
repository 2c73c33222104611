/** Official documents as PDF/A-2a: archivable, tagged, with selectable text; the layout is that of the .docx. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { CardSheet } from "./card-sheet.ts";
import { layOut } from "./laid-out.ts";
import type { OfficialDocument } from "./official-document.ts";

const WORKSPACE = path.dirname(fileURLToPath(import.meta.url));
const TEMPLATE = path.join(WORKSPACE, "official-document.typ");
const DATA = path.join(WORKSPACE, "document.json");
const CARD_TEMPLATE = path.join(WORKSPACE, "card-sheet.typ");
const CARD_DATA = path.join(WORKSPACE, "cards.json");

/** Memoised layout of the last few documents is enough; more only holds memory. */
const CACHE_GENERATIONS = 5;

export interface PdfFile {
  bytes: Uint8Array;
  /** False when a character is in none of the fonts: a box is printed for it, and the file is plain PDF 1.7. */
  complete: boolean;
}

export interface PdfRenderer {
  /** @throws RangeError for a date that is no day, or a table row of the wrong length */
  render(doc: OfficialDocument): PdfFile;
  renderCards(cards: CardSheet): PdfFile;
}

/**
 * A compiler that is made once and used for many documents: the first takes some 50 ms, later ones 5.
 * Fonts installed on the machine are used too.
 * @param fontFolders further folders with the office's own fonts (仿宋_GB2312 and so on)
 */
export function createPdfRenderer(fontFolders: readonly string[] = []): PdfRenderer {
  const compiler = NodeCompiler.create({
    workspace: WORKSPACE,
    fontArgs: [{ fontPaths: [...fontFolders, ...packagedFonts()] }],
  });
  for (const template of [TEMPLATE, CARD_TEMPLATE])
    compiler.addSource(template, readFileSync(template, "utf8"));
  return {
    render(doc) {
      compiler.mapShadow(DATA, Buffer.from(JSON.stringify(layOut(doc)), "utf8"));
      const file = compile(compiler);
      compiler.evictCache(CACHE_GENERATIONS);
      return file;
    },
    renderCards(cards) {
      compiler.mapShadow(CARD_DATA, Buffer.from(JSON.stringify(cards), "utf8"));
      try {
        return { bytes: compiler.pdf({ mainFilePath: CARD_TEMPLATE }), complete: true };
      } finally {
        // The codes are worth a vote each: they must not lie about.
        compiler.unmapShadow(CARD_DATA);
        compiler.evictCache(0);
      }
    },
  };
}

/** PDF/A forbids a character without a glyph; a rare name must not keep the whole letter back. */
function compile(compiler: NodeCompiler): PdfFile {
  try {
    return { bytes: compiler.pdf({ mainFilePath: TEMPLATE }, { pdfStandard: "a-2a" }), complete: true };
  } catch (error) {
    if (!String(error).includes("could not be displayed with font")) throw error;
    return { bytes: compiler.pdf({ mainFilePath: TEMPLATE }), complete: false };
  }
}

function packagedFonts(): string[] {
  const require = createRequire(import.meta.url);
  const serif = path.dirname(require.resolve("@expo-google-fonts/noto-serif-sc/package.json"));
  const sans = path.dirname(require.resolve("@expo-google-fonts/noto-sans-sc/package.json"));
  return [
    ...["400Regular", "600SemiBold", "700Bold"].map((weight) => path.join(serif, weight)),
    path.join(sans, "400Regular"),
  ];
}
