/** Text of a file becomes text of the page, never markup. */
export function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A label that fits beside a mark. */
export function short(text: string, most = 14): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}

/** Pixels that a label takes at the size of the charts, about. */
export function labelWidth(text: string): number {
  let width = 4;
  for (const character of text) width += character.codePointAt(0)! > 0x2e80 ? 12 : 7;
  return width;
}
