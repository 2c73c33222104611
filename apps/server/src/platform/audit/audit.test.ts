import { emptyRoot, Frontier, openCheckpoint, toHex, verifierOf } from "@hengjian/ballot";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestPlatform, TEST_JURISDICTION, type TestPlatform } from "../testing/context.ts";
import {
  allCheckpoints,
  auditSigner,
  entriesInOrder,
  makeCheckpoint,
  recordEvent,
  treeSize,
  verifyLog,
} from "./index.ts";
import { leafOf } from "./leaf.ts";
import { saltedHash } from "./record.ts";

let t: TestPlatform;
beforeEach(async () => {
  t = await createTestPlatform();
});
afterEach(() => t.close());

const ctx = () => t.as("office", "roster.edit");
const record = (n: number, extra: object = {}) =>
  recordEvent(t.platform.db, ctx(), {
    action: "test.count",
    subjectType: "number",
    subjectId: String(n),
    detail: { n },
    ...extra,
  });
const checkpoint = () => makeCheckpoint(t.platform, TEST_JURISDICTION, "test");
const verify = () => verifyLog(t.platform, TEST_JURISDICTION);

/** As somebody with the keys of the database, behind the server's back. */
async function tamper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: t.database.ownerUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function entries() {
  const list = [];
  for await (const entry of entriesInOrder(t.platform.db, TEST_JURISDICTION, 0, 1000)) list.push(entry);
  return list;
}

test("an event is written with its change or not at all", async () => {
  const change = t.platform.db.transaction(async (tx) => {
    await recordEvent(tx, ctx(), { action: "test.fail", subjectType: "x", subjectId: "x" });
    throw new Error("no");
  });
  await expect(change).rejects.toThrow("no");
  expect((await checkpoint()).treeSize).toBe(0);
});

test("an empty log has the root of the empty tree", async () => {
  expect(await checkpoint()).toMatchObject({ treeSize: 0, rootHash: toHex(emptyRoot()) });
});

test("a checkpoint is a signed note over the tree of all events, and nothing new gives no new one", async () => {
  for (let n = 0; n < 7; n++) await record(n);
  const row = await checkpoint();
  const tree = new Frontier();
  for (const { event } of await entries()) if (event !== null) tree.append(leafOf(event));
  const note = openCheckpoint(row.note, [verifierOf(auditSigner(t.platform.config.dataFolder))]);
  expect(note).toEqual({ origin: "hengjian/test-county/audit", size: 7, root: tree.root() });
  expect(await checkpoint()).toMatchObject({ treeSize: 7, createdAt: row.createdAt });
  expect(await allCheckpoints(t.platform.db, TEST_JURISDICTION)).toHaveLength(1);
});

test("an event whose transaction commits late is not skipped: it gets a later place", async () => {
  let commit: () => void = () => {};
  const held = new Promise<void>((accept) => {
    commit = accept;
  });
  let written: () => void = () => {};
  const isWritten = new Promise<void>((accept) => {
    written = accept;
  });
  const slow = t.platform.db.transaction(async (tx) => {
    await recordEvent(tx, ctx(), { action: "test.slow", subjectType: "x", subjectId: "x" });
    written();
    await held;
  });
  await isWritten;
  await record(1);
  expect((await checkpoint()).treeSize).toBe(1);
  commit();
  await slow;
  await record(2);
  expect((await checkpoint()).treeSize).toBe(3);
  expect((await entries()).map((entry) => entry.event?.action)).toEqual([
    "test.count",
    "test.slow",
    "test.count",
  ]);
  expect((await verify()).problem).toBeNull();
});

test("many writers and several sequencers at once leave one place for each event", async () => {
  await Promise.all(Array.from({ length: 60 }, (_, n) => (n % 6 === 5 ? checkpoint() : record(n))));
  await checkpoint();
  const list = await entries();
  expect(list.map((entry) => entry.leafIndex)).toEqual(list.map((_, i) => i));
  expect(new Set(list.map((entry) => entry.event?.subjectId)).size).toBe(50);
  expect(await verify()).toMatchObject({ entries: 50, problem: null });
});

test.each([
  "update audit_event set actor = 'x'",
  "delete from audit_event",
  "truncate audit_event",
  "update audit_leaf set leaf_hash = 'x'",
  "delete from audit_leaf",
  "update audit_checkpoint set note = 'x'",
  "delete from audit_checkpoint",
  "delete from audit_personal",
  "update audit_personal set text = null",
  "delete from audit_check",
  "update audit_queue set event_id = gen_random_uuid()",
  "alter table audit_event disable trigger all",
  "drop table audit_event",
])("the server's own role may not %s", async (statement) => {
  await record(1);
  await checkpoint();
  await expect(t.database.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  expect((await verify()).problem).toBeNull();
});

test("what is hashed with a short text cannot be guessed without the salt", async () => {
  await record(1, { after: { grade: "excellent" }, personal: { reason: "成绩突出" } });
  await record(2, { after: { grade: "excellent" } });
  await checkpoint();
  const [first, second] = await entries();
  expect(first?.event?.afterHash).not.toBe(second?.event?.afterHash);
  expect(first?.event?.afterHash).toBe(saltedHash(first?.personal?.salt ?? "", { grade: "excellent" }));
  expect(JSON.stringify(first?.event)).not.toContain("成绩");
});

test("a name in the detail of an event is a mistake of the programmer", async () => {
  await expect(record(1, { detail: { who: "张三" } })).rejects.toThrow("put it into personal");
});

test.each([
  [
    "an entry is changed",
    "update audit_event set action = 'test.other' where subject_id = '3'",
    "entry-changed",
    3,
  ],
  [
    "a moment is changed",
    "update audit_event set at = at + interval '1 second' where subject_id = '5'",
    "entry-changed",
    5,
  ],
  ["an entry is removed", "delete from audit_event where subject_id = '4'", "entry-missing", 4],
  ["a leaf is removed", "delete from audit_leaf where leaf_index = 2", "entry-missing", 2],
  ["the end is cut off", "delete from audit_leaf where leaf_index > 5", "entry-missing", 6],
  [
    "a text beside is changed",
    `update audit_personal set text = '{"a": "b"}' where text is not null`,
    "personal-changed",
    0,
  ],
  [
    "a checkpoint is forged",
    "update audit_checkpoint set note = replace(note, E'\\n4\\n', E'\\n5\\n')",
    "signature",
    3,
  ],
] as const)("when %s, the first place is named", async (_, statement, kind, index) => {
  await record(0, { personal: { a: "甲" } });
  for (let n = 1; n < 8; n++) {
    if (n === 4) await checkpoint();
    await record(n);
  }
  await checkpoint();
  expect((await verify()).problem).toBeNull();
  await tamper(statement);
  expect((await verify()).problem).toMatchObject({ kind, index });
});

test("an entry and its leaf changed together do not lead to the signed root", async () => {
  for (let n = 0; n < 4; n++) await record(n);
  await checkpoint();
  await tamper("update audit_event set action = 'test.other' where subject_id = '2'");
  const [changed] = (await entries()).filter((entry) => entry.leafIndex === 2);
  if (changed?.event == null) throw new Error("no event");
  await tamper(`update audit_leaf set leaf_hash = '${toHex(leafOf(changed.event))}' where leaf_index = 2`);
  expect((await verify()).problem).toMatchObject({ kind: "root-differs", index: 3 });
});

test("an event that was taken out of tree and queue is found", async () => {
  await record(0);
  await tamper("delete from audit_queue");
  expect((await verify()).problem).toMatchObject({ kind: "entry-unplaced" });
});

test("nothing is signed on top of a broken log, and the finding is kept", async () => {
  for (let n = 0; n < 3; n++) await record(n);
  await checkpoint();
  await tamper("update audit_event set action = 'test.other' where subject_id = '1'");
  await record(3);
  await expect(checkpoint()).rejects.toMatchObject({ code: "audit-broken", details: { index: 1 } });
  expect(await allCheckpoints(t.platform.db, TEST_JURISDICTION)).toHaveLength(1);
  const { rows } = await t.database.pool.query("select problem from audit_check");
  expect(rows).toEqual([{ problem: expect.objectContaining({ kind: "entry-changed", index: 1 }) }]);
});

test("erasing a person's text by law leaves the log whole", async () => {
  await record(0, { personal: { name: "张三" } });
  await checkpoint();
  await tamper("update audit_personal set text = null");
  expect((await verify()).problem).toBeNull();
});

test("every jurisdiction has a log of its own", async () => {
  await record(0);
  await checkpoint();
  expect(await treeSize(t.platform.db, "another")).toBe(0);
  expect((await makeCheckpoint(t.platform, "another", "test")).note).toContain("hengjian/another/audit\n0\n");
});
