/** Documents to files, in threads beside the server's. */
import { availableParallelism } from "node:os";
import type { CardSheet } from "./card-sheet.ts";
import type { OfficialDocument } from "./official-document.ts";
import { type PoolLimits, type RenderedFile, RenderPool } from "./render-pool.ts";
import type { Format } from "./render-protocol.ts";

export interface RenderManyOptions {
  /** Called after each file; `total` is documents × formats. */
  onProgress?: (progress: { done: number; total: number }) => void;
  signal?: AbortSignal;
}

export interface RenderedDocument extends RenderedFile {
  /** Position of the document in the list. */
  index: number;
  format: Format;
}

export interface DocumentRenderer {
  render(doc: OfficialDocument, format: Format): Promise<RenderedFile>;
  /** Cards as PDF; nothing of them stays in memory once they are handed over. */
  renderCards(cards: CardSheet): Promise<RenderedFile>;
  /**
   * All documents in all formats, in the order of the list, one document's formats together. Works only a few files
   * ahead of the reader, so memory stays bounded; stops when the reader stops or the signal aborts.
   * @throws DomainError document-not-rendered, document-renderer-crashed or document-renderer-timeout
   */
  renderMany(
    docs: readonly OfficialDocument[],
    formats: readonly Format[],
    options?: RenderManyOptions,
  ): AsyncGenerator<RenderedDocument>;
  close(): Promise<void>;
}

/** One core is left to the server. */
const DEFAULT_WORKERS = Math.min(4, Math.max(1, availableParallelism() - 1));

export function createDocumentRenderer(limits: Partial<PoolLimits> = {}): DocumentRenderer {
  const settings = { workers: DEFAULT_WORKERS, memoryMb: 512, timeoutMs: 60_000, fontFolders: [], ...limits };
  const pool = new RenderPool(settings);
  return {
    render: (doc, format) => pool.run({ doc, format }),
    renderCards: (cards) => pool.run({ cards }),
    renderMany: (docs, formats, options = {}) =>
      renderAhead(pool, docs, formats, settings.workers * 2, options),
    close: () => pool.close(),
  };
}

async function* renderAhead(
  pool: RenderPool,
  docs: readonly OfficialDocument[],
  formats: readonly Format[],
  ahead: number,
  { onProgress, signal }: RenderManyOptions,
): AsyncGenerator<RenderedDocument> {
  const total = docs.length * formats.length;
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const begun: Promise<RenderedDocument>[] = [];
  let next = 0;
  const begin = async (at: number): Promise<RenderedDocument> => {
    const index = Math.floor(at / formats.length);
    const [doc, format] = [docs[index], formats[at % formats.length]];
    if (!doc || !format) throw new RangeError(`No document ${index}.`);
    return { index, format, ...(await pool.run({ doc, format }, either)) };
  };
  try {
    for (let done = 0; done < total; done++) {
      while (next < total && begun.length < ahead) begun.push(begin(next++));
      signal?.throwIfAborted();
      const file = await begun.shift();
      if (!file) return;
      signal?.throwIfAborted();
      onProgress?.({ done: done + 1, total });
      yield file;
    }
  } finally {
    stop.abort();
    await Promise.allSettled(begun);
  }
}
