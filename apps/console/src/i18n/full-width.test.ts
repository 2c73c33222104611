import { expect, test } from "vitest";
import { fullWidth } from "./full-width.ts";

test("marks beside Chinese characters are wide; those among numbers and Latin letters are not", () => {
  expect(fullWidth("得 83.47 分,同类干部平均;共 3 票(不了解)")).toBe(
    "得 83.47 分，同类干部平均；共 3 票（不了解）",
  );
  expect(fullWidth("ICC(1) = 0.1, 3:2")).toBe("ICC(1) = 0.1, 3:2");
});
