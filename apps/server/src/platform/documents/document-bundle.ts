/** Many documents as one zip: a folder of files and an index that says whose each is, with its hash. */
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { uniqueFileNames } from "./file-names.ts";
import type { OfficialDocument } from "./official-document.ts";
import type { Format } from "./render-protocol.ts";
import type { DocumentRenderer, RenderManyOptions } from "./renderer.ts";
import { type ZipItem, zipStream } from "./zip-stream.ts";

export interface BundleItem {
  /** Wished name of the files without extension; made safe and unique. */
  name: string;
  doc: OfficialDocument;
  /** What the index says about this document, one value for each of `indexColumns`. */
  index: readonly string[];
}

export interface Bundle {
  folder: string;
  items: readonly BundleItem[];
  formats: readonly Format[];
  indexColumns: readonly string[];
  /** Date of the entries in the archive. */
  modified: Date;
}

/** Streams `<folder>/<name>.docx`, `.pdf` … and last `index.csv`. */
export function documentBundle(
  renderer: DocumentRenderer,
  bundle: Bundle,
  options?: RenderManyOptions,
): Readable {
  return zipStream(bundleItems(renderer, bundle, options), bundle.modified);
}

async function* bundleItems(
  renderer: DocumentRenderer,
  bundle: Bundle,
  options?: RenderManyOptions,
): AsyncGenerator<ZipItem> {
  const nameOf = uniqueFileNames();
  const rows: string[][] = [[...bundle.indexColumns, "文件", "SHA-256", "备注"]];
  const docs = bundle.items.map((item) => item.doc);
  for await (const file of renderer.renderMany(docs, bundle.formats, options)) {
    const item = bundle.items[file.index];
    if (!item) throw new RangeError(`The bundle has no item ${file.index}.`);
    const path = `${bundle.folder}/${nameOf(item.name, file.format)}`;
    const hash = createHash("sha256").update(file.bytes).digest("hex");
    rows.push([...item.index, path, hash, file.complete ? "" : "有字缺少字体，请安装后重新生成"]);
    yield { path, bytes: file.bytes };
  }
  yield { path: "index.csv", bytes: Buffer.from(`\ufeff${rows.map(csvLine).join("")}`, "utf8") };
}

/** A cell that a spreadsheet would take for a formula is marked as text. */
function csvLine(cells: readonly string[]): string {
  const fields = cells.map((cell) => {
    const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${fields.join(",")}\r\n`;
}
