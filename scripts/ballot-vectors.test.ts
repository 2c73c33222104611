import { readFileSync } from "node:fs";
import { join } from "node:path";
import { utf8, verifyRecord } from "@hengjian/ballot";
import { expect, test } from "vitest";
import { readFolder } from "../apps/box/src/durable-files.ts";
import { FOLDER, PAGE, pageWithVectors } from "./ballot-vectors.ts";
import { sampleFiles } from "./vectors/sample.ts";

test("the page's vectors and its table of answers are what the code gives", () => {
  const page = readFileSync(PAGE, "utf8");
  expect(page.length).toBeGreaterThan(20_000);
  expect(pageWithVectors(page)).toBe(page);
});

test("the sample record is what the code gives, and verifies", () => {
  const files = readFolder(FOLDER);
  expect([...files.keys()].sort()).toEqual([...sampleFiles().keys()].sort());
  for (const [name, text] of sampleFiles())
    expect(Buffer.from(files.get(name)!).equals(utf8(text))).toBe(true);
  const record = [...readFolder(join(FOLDER, "record")), ...readFolder(join(FOLDER, "recount"))];
  const { problems, tallies } = verifyRecord(new Map(record));
  expect(problems).toEqual([]);
  expect(JSON.parse(JSON.stringify(Object.fromEntries(tallies!)))).toEqual(
    JSON.parse(readFileSync(join(FOLDER, "tally.json"), "utf8")),
  );
});
