/** What the server's thread and the rendering threads say to each other. */
import type { CardSheet } from "./card-sheet.ts";
import type { OfficialDocument } from "./official-document.ts";

export type Format = "docx" | "pdf";

export type RenderOrder = { doc: OfficialDocument; format: Format } | { cards: CardSheet };

export type RenderAnswer =
  | { ok: true; bytes: Uint8Array<ArrayBuffer>; complete: boolean }
  | { ok: false; reason: string };

export interface RenderWorkerData {
  fontFolders: readonly string[];
}
