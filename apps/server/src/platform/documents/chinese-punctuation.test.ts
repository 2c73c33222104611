import fc from "fast-check";
import { expect, test } from "vitest";
import { chinesePunctuation } from "./chinese-punctuation.ts";

test("half-width marks after Chinese become full-width, and brackets around Chinese", () => {
  expect(chinesePunctuation("得分为 87.36 分,等次为“称职”;共3,000票(含网上票):12:30 (GDP) 结束!")).toBe(
    "得分为 87.36 分\uff0c等次为“称职”\uff1b共3,000票\uff08含网上票\uff09\uff1a12:30 (GDP) 结束\uff01",
  );
});

test("nothing but those marks changes, and a second time changes nothing", () => {
  const text = fc.string({ unit: fc.constantFrom(..."甲乙”(),;:?!3a \uff0c\uff08") });
  fc.assert(
    fc.property(text, (before) => {
      const once = chinesePunctuation(before);
      expect(once.normalize("NFKC")).toBe(before.normalize("NFKC"));
      expect(chinesePunctuation(once)).toBe(once);
    }),
  );
});
