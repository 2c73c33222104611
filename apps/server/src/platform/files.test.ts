import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openFileStore } from "./files.ts";
import { createTestPlatform, TEST_JURISDICTION, type TestPlatform } from "./testing/context.ts";

let t: TestPlatform;
beforeAll(async () => {
  t = await createTestPlatform();
});
afterAll(() => t.close());

const meta = {
  name: "letters.zip",
  mediaType: "application/zip",
  purpose: "letters",
  createdBy: "user-office",
};
const drafts = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /draft/.test(name));

/** Another process that has written half of an export into the store and waits for the rest, which never comes. */
const HALF_AN_EXPORT = `
  import { Readable } from "node:stream";
  import { openFileStore } from ${JSON.stringify(join(import.meta.dirname, "files.ts"))};
  const stream = new Readable({ read() {} });
  stream.push(Buffer.alloc(200_000, "letter"));
  openFileStore(process.argv[1]).putStream(null, "x", { stream, name: "", mediaType: "", purpose: "", createdBy: "" });
  setInterval(() => {}, 1000);
`;

test("the draft of a killed export is gone after the next start; whole files stay", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-files-"));
  const store = openFileStore(folder);
  const bytes = Buffer.from("a whole file");
  const { sha256 } = await store.put(t.platform.db, TEST_JURISDICTION, { ...meta, bytes });
  const exporting = spawn(process.execPath, ["--input-type=module", "-e", HALF_AN_EXPORT, folder]);
  const ended = new Promise((accept) => exporting.once("exit", accept));
  await vi.waitFor(() => expect(drafts(folder)).toHaveLength(1), { timeout: 20_000 });
  exporting.kill("SIGKILL");
  await ended;
  expect(drafts(folder), "a killed process cleans nothing").toHaveLength(1);
  expect(await openFileStore(folder).removeDrafts()).toBe(1);
  expect(drafts(folder)).toEqual([]);
  expect(await store.read(sha256)).toEqual(bytes);
  expect(await store.removeDrafts()).toBe(0);
});

test("a store that nothing was put into yet has no drafts to remove", async () => {
  const nowhere = join(mkdtempSync(join(tmpdir(), "hengjian-files-")), "files");
  expect(await openFileStore(nowhere).removeDrafts()).toBe(0);
});
