const FULL_WIDTH: Readonly<Record<string, string>> = {
  ",": "\uff0c",
  ";": "\uff1b",
  ":": "\uff1a",
  "?": "\uff1f",
  "!": "\uff01",
};

/**
 * Half-width marks in Chinese prose to the full-width ones of GB/T 15834: those after a Chinese character, a closing
 * quotation mark or bracket, and brackets around Chinese. "3,000", "12:30" and Latin words stay as they are.
 */
export function chinesePunctuation(text: string): string {
  return text
    .replaceAll(/\((?=[^()]*\p{Script=Han})([^()]*)\)/gu, "\uff08$1\uff09")
    .replaceAll(/(?<=[\p{Script=Han}”’》〉」\uff09])[,;:?!]/gu, (mark) => FULL_WIDTH[mark] ?? mark);
}
