const MARKS: Readonly<Record<string, string>> = {
  ",": "，",
  ":": "：",
  ";": "；",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
};
/** Chinese characters and the marks that stand among them. */
const HAN = "\\u2e80-\\u9fff\\uf900-\\ufaff“”《》、。，；：（）";
const BESIDE_HAN = new RegExp(`(?<=[${HAN}])[,:;?!()]|[,:;?!()](?=[${HAN}])`, "g");

/** Marks beside Chinese characters in their Chinese width; numbers, formulas and Latin text keep theirs. */
export function fullWidth(text: string): string {
  return text.replaceAll(BESIDE_HAN, (mark) => MARKS[mark] ?? mark);
}
