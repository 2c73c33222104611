export type { CardSheet } from "./card-sheet.ts";
export { type Bundle, type BundleItem, documentBundle } from "./document-bundle.ts";
export { letterDocument } from "./letter.ts";
export type { Block, OfficialDocument } from "./official-document.ts";
export type { Format } from "./render-protocol.ts";
export { createDocumentRenderer, type DocumentRenderer, type RenderManyOptions } from "./renderer.ts";
export { closeRenderer, rendererOf } from "./shared-renderer.ts";
