import { expect, test } from "vitest";
import { csvOf } from "./download.ts";

test("a downloaded table keeps quotes and never holds a formula", () => {
  expect(
    csvOf([
      ["=1+1", 'a"b'],
      ["≤35", 3],
    ]),
  ).toBe('\ufeff\'=1+1,"a""b"\r\n≤35,3\r\n');
});
