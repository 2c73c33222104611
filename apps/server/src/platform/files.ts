import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "./db/database.ts";
import { notFound } from "./errors.ts";
import { storedFile } from "./schema.ts";

export interface StoredFile {
  fileId: string;
  sha256: string;
  name: string;
  mediaType: string;
  size: number;
  purpose: string;
  createdBy: string;
}

/** Files by content: the bytes lie under their SHA-256, the row says what they are and whose. */
export interface FileStore {
  /** Store bytes and register them; call inside the transaction that refers to the file. */
  put(tx: Db | Tx, jurisdictionId: string, file: NewFile): Promise<StoredFile>;
  /** The same for what is too large for memory; a stream that fails leaves nothing behind. */
  putStream(
    db: Db,
    jurisdictionId: string,
    file: Omit<NewFile, "bytes"> & { stream: Readable },
  ): Promise<StoredFile>;
  /** @throws DomainError `not-found` */
  get(db: Db | Tx, jurisdictionId: string, fileId: string): Promise<StoredFile>;
  /** A file that the person made or asked for. @throws DomainError `not-found` for anybody else's */
  getOwn(db: Db | Tx, actor: { jurisdictionId: string; userId: string }, fileId: string): Promise<StoredFile>;
  /**
   * Remove drafts that a killed process left. Only at start, before anything writes: a draft may hold whole letters.
   * @returns how many
   */
  removeDrafts(): Promise<number>;
  read(sha256: string): Promise<Buffer>;
  stream(sha256: string): Readable;
}

export interface NewFile {
  name: string;
  mediaType: string;
  purpose: string;
  createdBy: string;
  bytes: Uint8Array;
}

export function openFileStore(folder: string): FileStore {
  const at = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(tx, jurisdictionId, file) {
      const sha256 = createHash("sha256").update(file.bytes).digest("hex");
      await writeOnce(at(sha256), file.bytes);
      const { bytes, ...meta } = file;
      const row = { fileId: randomUUID(), sha256, size: bytes.length, ...meta };
      await tx.insert(storedFile).values({ jurisdictionId, ...row });
      return row;
    },
    async putStream(db, jurisdictionId, { stream, ...meta }) {
      const draft = join(folder, draftName("stream"));
      const hash = createHash("sha256");
      let size = 0;
      // No waiting before the pipeline listens: a stream that fails at once would take the server down.
      mkdirSync(folder, { recursive: true });
      try {
        const measure = async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
          }
        };
        await pipeline(stream, measure, createWriteStream(draft, { flush: true }));
        const sha256 = hash.digest("hex");
        await mkdir(join(at(sha256), ".."), { recursive: true });
        await rename(draft, at(sha256));
        const row = { fileId: randomUUID(), sha256, size, ...meta };
        await db.insert(storedFile).values({ jurisdictionId, ...row });
        return row;
      } finally {
        await rm(draft, { force: true });
      }
    },
    async get(db, jurisdictionId, fileId) {
      const where = and(eq(storedFile.jurisdictionId, jurisdictionId), eq(storedFile.fileId, fileId));
      const [row] = await db.select().from(storedFile).where(where);
      if (row === undefined) throw notFound({ zh: "该文件", en: "The file" });
      return row;
    },
    async getOwn(db, actor, fileId) {
      const file = await this.get(db, actor.jurisdictionId, fileId);
      if (file.createdBy !== actor.userId) throw notFound({ zh: "该文件", en: "The file" });
      return file;
    },
    removeDrafts: () => removeDrafts(folder),
    read: (sha256) => readFile(at(sha256)),
    stream: (sha256) => createReadStream(at(sha256)),
  };
}

/** Written beside and renamed, so that a kill never leaves half a file under a hash. */
async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  if (existsSync(path)) return;
  await mkdir(join(path, ".."), { recursive: true });
  const draft = join(path, "..", draftName(basename(path)));
  await writeFile(draft, bytes, { flush: true });
  await rename(draft, path);
}

const DRAFT = /^draft-(?:stream|[0-9a-f]{64})-[0-9a-f-]{36}$/;
const draftName = (of: string) => `draft-${of}-${randomUUID()}`;

async function removeDrafts(folder: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const drafts = entries.filter((entry) => entry.isFile() && DRAFT.test(entry.name));
  for (const { parentPath, name } of drafts) await rm(join(parentPath, name), { force: true });
  return drafts.length;
}
