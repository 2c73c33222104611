import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { texts as first } from "./resources.ts";
import { ballotSigning } from "./texts/ballot-signing.ts";
import { ballots } from "./texts/ballots.ts";
import { calendar } from "./texts/calendar.ts";
import { deeds } from "./texts/deeds.ts";
import { deliberation } from "./texts/deliberation.ts";
import { evidence } from "./texts/evidence.ts";
import { findings } from "./texts/findings.ts";
import { insights } from "./texts/insights.ts";
import { myBallots } from "./texts/my-ballots.ts";
import { oversight } from "./texts/oversight.ts";
import { paper } from "./texts/paper.ts";
import { system } from "./texts/system.ts";

const texts = {
  ...first,
  ...ballots,
  ...ballotSigning,
  ...calendar,
  ...deeds,
  ...deliberation,
  ...evidence,
  ...findings,
  ...insights,
  ...myBallots,
  ...oversight,
  ...paper,
  ...system,
};

const source = fileURLToPath(new URL("..", import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith("api/schema"),
);
const code = files
  .filter((file) => !file.startsWith("i18n/texts/"))
  .map((file) => readFileSync(join(source, file), "utf8"))
  .join("\n");
const keys = Object.keys(texts);
const pairs: [string, readonly [zh: string, en: string]][] = Object.entries(texts);

/** Keys made from parts: `role.${role}` asks for every key that begins with "role.". */
const prefixes = [...code.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z_]+)*\.)\$\{/g)].map(([, prefix]) => prefix);

test("every key is used", () => {
  const unused = keys.filter(
    (key) => !code.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(`${prefix}`)),
  );
  expect(unused).toEqual([]);
});

test("every key begins with what some text file keeps, and none stands in two files", () => {
  const declared = files
    .filter((file) => file.startsWith("i18n/texts/"))
    .flatMap((file) =>
      [...readFileSync(join(source, file), "utf8").matchAll(/^ {2}"([^"]+)":/gm)].map(([, key]) => key),
    );
  expect(declared.filter((key, i) => declared.indexOf(key) !== i)).toEqual([]);
  expect([...declared].sort()).toEqual([...keys].sort());
});

test("both languages say something, and take the same values", () => {
  const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
  for (const [key, [zh, en]] of pairs) {
    expect(zh.trim(), key).not.toBe("");
    expect(en.trim(), key).not.toBe("");
    expect(values(en), key).toEqual(values(zh));
  }
});

test("the English side holds no Chinese, the Chinese side keeps Chinese marks", () => {
  for (const [key, [zh, en]] of pairs) {
    expect(en.replaceAll(/[“”]/g, ""), key).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
    expect(zh, key).not.toMatch(/[\u4e00-\u9fff][,;:?!]/);
  }
});
