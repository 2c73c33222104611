import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  canonicalJson,
  fromHex,
  leafHash,
  newSigner,
  rootOf,
  signCheckpoint,
  toHex,
  utf8,
  verifierOf,
  verifierText,
} from "@hengjian/ballot";
import { createTestApp, type TestApp } from "@hengjian/server/platform/testing/app.ts";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkLog } from "./check-log.ts";
import { LogFault } from "./fault.ts";
import { verifyAudit } from "./index.ts";
import { linesOf } from "./lines.ts";

let t: TestApp;
let folder: string;
/** The log as the server exports it, with three checkpoints. */
let log: Buffer;
let lines: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hengjian-verify-"));
  t = await createTestApp();
  const auditor = await t.signIn("audit_officer");
  const system = await t.signIn("system_officer");
  for (const username of ["one", "two", "three"]) {
    await t.app.inject({ method: "POST", url: "/api/audit/checkpoints", headers: auditor });
    await t.app.inject({
      method: "POST",
      url: "/api/accounts",
      headers: system,
      payload: { username, displayName: "张三", password: "Zhongguo-2026" },
    });
  }
  log = (await t.app.inject({ url: "/api/audit/export", headers: auditor })).rawPayload;
  lines = log.toString().trimEnd().split("\n");
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

async function verify(
  content: Uint8Array | string,
  ...options: string[]
): Promise<{ code: number; said: string }> {
  const file = join(folder, "audit.jsonl");
  writeFileSync(file, content);
  let said = "";
  const out = { write: (text: string) => (said += text) };
  const code = await verifyAudit([file, ...options], { stdout: out, stderr: out });
  return { code, said };
}

const isEntry = (line: string) => line.startsWith('{"event"');
const entryLines = () =>
  lines.flatMap((line, i) => (isEntry(line) ? [{ line, number: i + 1, ...JSON.parse(line) }] : []));
const notes = () =>
  lines.flatMap((line) => (line.startsWith('{"checkpoint"') ? [JSON.parse(line).checkpoint] : []));
const withLine = (number: number, line: string) => `${lines.with(number - 1, line).join("\n")}\n`;
const without = (number: number) => `${lines.toSpliced(number - 1, 1).join("\n")}\n`;

test("an exported log is intact, and the verdict names what cannot be seen without an outside root", async () => {
  const { code, said } = await verify(log);
  expect(said).toContain(
    `All of it is intact: ${entryLines().length} entries, ${notes().length} checkpoints.`,
  );
  expect(said).toContain("No root kept outside was given");
  expect(code).toBe(0);
});

test("the exported log holds no personal text", () => {
  expect(log.toString()).not.toContain("张三");
  expect(entryLines().length).toBeGreaterThan(8);
  expect(notes().length).toBe(4);
});

test("a changed entry is named with its line and its event", async () => {
  const [, , third] = entryLines();
  const changed = canonicalJson({ ...JSON.parse(third.line), event: { ...third.event, actor: "somebody" } });
  const { code, said } = await verify(withLine(third.number, changed));
  expect(code).toBe(1);
  expect(said).toContain(
    `Not intact: line ${third.number}, entry 3, event ${third.event.eventId}: its content`,
  );
});

test("any changed byte is noticed, and in the line where it stands", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(log.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = Buffer.from(log);
      changed[at] = changed[at]! ^ mask;
      const fault = await checkLog(linesOf([changed]), { root: null, checkpoint: null, key: null }).catch(
        (error: unknown) => error,
      );
      expect(fault).toBeInstanceOf(LogFault);
      if (!(fault instanceof LogFault)) return;
      const lineOfByte = log.subarray(0, at).toString("latin1").split("\n").length;
      // The head is compared where it is used: its name of the log at the first checkpoint, its counts at the end.
      if (lineOfByte === 1) return;
      if (fault.line !== null) expect(Math.abs(fault.line - lineOfByte)).toBeLessThanOrEqual(1);
      else expect(lineOfByte).toBe(lines.length);
    }),
    { numRuns: 1500 },
  );
}, 240_000);

test.each([
  ["a blank before a value", (line: string) => line.replace(":", ": ")],
  ["a blank at the end", (line: string) => `${line} `],
  ["a carriage return", (line: string) => `${line}\r`],
  ["an escaped letter", (line: string) => line.replace('"event"', '"\\u0065vent"')],
  ["a key given twice", (line: string) => line.replace("{", '{"index":7,')],
  ["a number written otherwise", (line: string) => line.replace(/"index":(\d+)/, '"index":$1.0')],
])("%s changes nothing in meaning and is refused all the same", async (_, change) => {
  const [first] = entryLines();
  const { code, said } = await verify(withLine(first.number, change(first.line)));
  expect(code).toBe(1);
  expect(said).toContain(`line ${first.number}: is not in canonical form`);
});

test("a missing, a repeated and a moved entry are noticed where they stand", async () => {
  const [, second, third] = entryLines();
  expect((await verify(without(second.number))).said).toContain(`line ${second.number}, entry 2`);
  expect((await verify(withLine(third.number, second.line))).said).toContain(`line ${third.number}, entry 3`);
  const swapped = lines.with(second.number - 1, third.line).with(third.number - 1, second.line);
  expect((await verify(`${swapped.join("\n")}\n`)).said).toContain(`line ${second.number}, entry 2`);
});

test("a file cut anywhere is noticed", async () => {
  for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
    expect((await verify(log.subarray(0, Math.floor(log.length * share)))).code).toBe(1);
  }
});

/** The log cut back to an earlier checkpoint, with its head to match: as somebody would forge it. */
function rolledBack(checkpoints: number): string {
  const end = lines.findIndex(
    (line, i) =>
      line.startsWith('{"checkpoint"') &&
      lines.slice(0, i + 1).filter((one) => one.startsWith('{"checkpoint"')).length === checkpoints,
  );
  const kept = lines.slice(0, end + 1);
  const head = { ...JSON.parse(kept[0]!), entries: kept.filter(isEntry).length, checkpoints };
  return `${[canonicalJson(head), ...kept.slice(1)].join("\n")}\n`;
}

test("a log rolled back to an earlier checkpoint looks whole by itself, and is exposed by what was kept outside", async () => {
  const forged = rolledBack(2);
  expect((await verify(forged)).code).toBe(0);
  const last = notes().at(-1)!;
  const [, size, root] = last.split("\n");
  const kept = join(folder, "kept.txt");
  writeFileSync(kept, last);
  for (const options of [
    ["--checkpoint", kept],
    ["--root", root!],
    ["--root", `${size}:${root}`],
  ]) {
    const { code, said } = await verify(forged, ...options);
    expect(code).toBe(1);
    expect(said).toMatch(/cut off/);
    expect((await verify(log, ...options)).code).toBe(0);
  }
});

test("an earlier root kept outside still fits the log that has grown since", async () => {
  const [, size, root] = notes()[1]!.split("\n");
  expect((await verify(log, "--root", root!)).code).toBe(0);
  expect((await verify(log, "--root", `${size}:${root}`)).said).toContain(
    "Compared with what was kept outside (--root)",
  );
  expect((await verify(log, "--root", `${Number(size) - 1}:${root}`)).code).toBe(1);
  expect((await verify(log, "--root", toHex(leafHash(utf8("other"))))).code).toBe(1);
});

/** Everything made anew with another key, as somebody who holds the database could. */
function replaced(): { text: string; key: string } {
  const signer = newSigner("hengjian-audit", new Uint8Array(32).fill(7));
  const entries = entryLines().map(({ event }, index) => {
    const changed = { ...event, actor: "somebody" };
    return { event: changed, index, leaf: toHex(leafHash(utf8(canonicalJson(changed)))) };
  });
  const root = rootOf(entries.map((entry) => fromHex(entry.leaf)));
  const { origin } = JSON.parse(lines[0]!);
  const checkpoint = signCheckpoint({ origin, size: entries.length, root }, [signer]);
  const key = verifierText(verifierOf(signer));
  const head = { format: "hengjian-audit-1", origin, key, entries: entries.length, checkpoints: 1 };
  return {
    text: `${[head, ...entries, { checkpoint }].map(canonicalJson).join("\n")}\n`,
    key: JSON.parse(lines[0]!).key,
  };
}

test("a log replaced as a whole, signed with another key, is exposed by key, root or checkpoint", async () => {
  const { text, key } = replaced();
  expect((await verify(text)).code).toBe(0);
  expect((await verify(text, "--key", key)).said).toContain("public key");
  expect((await verify(text, "--root", notes()[0]!.split("\n")[2]!)).code).toBe(1);
  const kept = join(folder, "kept.txt");
  writeFileSync(kept, notes()[0]!);
  expect((await verify(text, "--checkpoint", kept)).said).toContain("not signed with the key of this log");
  expect((await verify(log, "--key", key)).code).toBe(0);
});

test("a wrong call is told from a broken log", async () => {
  expect((await verify(log, "--root", "abc")).code).toBe(2);
  expect((await verify(log, "--nonsense")).code).toBe(2);
  let said = "";
  const out = { write: (text: string) => (said += text) };
  expect(await verifyAudit([join(folder, "none.jsonl")], { stdout: out, stderr: out })).toBe(2);
  expect(await verifyAudit([], { stdout: out, stderr: out })).toBe(2);
  expect(said).toContain("no such file");
});

test.each([
  ["an empty file", ""],
  ["another file", '{"a":1}\n'],
  ["no JSON", "PK\u0003\u0004\n"],
  ["bytes that are no text", Buffer.from([0xff, 0xfe, 10])],
  ["a byte-order mark", Buffer.from("\ufeff{}\n")],
])("%s is no log", async (_, content) => {
  expect((await verify(content)).code).toBe(1);
});
