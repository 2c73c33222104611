export { type Bundle, type BundleItem, documentBundle } from "./document-bundle.ts";
export { renderDocx } from "./docx.ts";
export { safeFileName, uniqueFileNames } from "./file-names.ts";
export { letterDocument } from "./letter.ts";
export type { Block, OfficialDocument, TableBlock, TableColumn } from "./official-document.ts";
export { createPdfRenderer, type PdfRenderer } from "./pdf.ts";
export type { RenderedFile } from "./render-pool.ts";
export type { Format } from "./render-protocol.ts";
export {
  createDocumentRenderer,
  type DocumentRenderer,
  type RenderedDocument,
  type RenderManyOptions,
} from "./renderer.ts";
export { type ZipItem, zipStream } from "./zip-stream.ts";
