/**
 * `node scripts/make-examples.ts` writes `examples/` anew: the same bytes each time.
 * A test compares; change the generator and its output together.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type MessyRoster, messyRoster } from "./examples/messy-roster.ts";
import { ratingsCsv } from "./examples/ratings.ts";
import { xlsxBytes } from "./xlsx-bytes.ts";

export const EXAMPLES = fileURLToPath(new URL("../examples/", import.meta.url));

/** File name → bytes. */
export function makeExamples(): Map<string, Buffer> {
  const roster = messyRoster();
  const ratings = ratingsCsv(roster.units);
  return new Map([
    ["roster.xlsx", xlsxBytes(roster.sheets)],
    ["ratings.csv", Buffer.from(ratings, "utf8")],
    ["README.md", Buffer.from(readme(roster, ratings), "utf8")],
  ]);
}

function readme(roster: MessyRoster, ratings: string): string {
  const people = (roster.sheets[0]?.rows.length ?? 0) - 5;
  const sheets = ratings.trim().split("\n").length - 1;
  const mistakes = roster.planted
    .toSorted((a, b) => a.row - b.row)
    .map(({ mistake, row, column, name, unit }) => {
      const weight =
        mistake.weight === "error" ? "error: the row cannot be taken" : "doubt: the row can be taken";
      return `| ${column}${row} | ${unit} | ${name.replaceAll(/\s/g, "") || "(none)"} | ${mistake.what} | ${weight} |`;
    });
  return `# Examples

Written by \`node scripts/make-examples.ts\`; do not edit by hand. The county and everybody in it are invented.

- \`roster.xlsx\`: ${people} rows of people in ${roster.units.length} units, as untidy as rosters come
- \`ratings.csv\`: ${sheets} anonymous sheets about the heads of those units; \`ratee\` is the unit's code, the ratee its head;
  eleven items from 1 (lowest) to 5

## What is untidy in the roster

1. A title over all columns, then a line with the reporting office at one end and the closing date at the other.
2. A header of two rows: 学历学位 spans 学历 and 学位, every other header spans two rows; some have line ends in them.
3. Unit and unit code stand in the first row of a unit, merged over the rows of its people.
4. Names of two characters are stretched with two half-width blanks, or one full-width blank, or not at all.
5. A month is written in six ways: \`1993.09\`, \`1968.4\`, \`1989年7月\`, \`1994/02/01\`, \`2021-04\`, and the number \`196811\`.
6. School and major share a cell, sometimes with a line end between them.
7. Party dates are blank for those in no party or another one; degrees are blank below 大学.
8. Team members and others stand in one block; notes such as 借调市级 or 病假 stand in the last column.
9. Two different people may bear one name.
10. The last row is a total, and a second sheet explains how to fill in the first.

## What is wrong in it, on purpose

| cell | unit | name | what | weight |
| --- | --- | --- | --- | --- |
${mistakes.join("\n")}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(EXAMPLES, { recursive: true });
  for (const [name, bytes] of makeExamples()) {
    writeFileSync(path.join(EXAMPLES, name), bytes);
    console.log(`examples/${name}  ${bytes.length} bytes`);
  }
}
