/** File names that Windows, macOS and Linux all take, no two alike on a file system that ignores case. */

/** Names of devices that Windows keeps for itself, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it replaces
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;
/** UTF-8 bytes; leaves room for a folder within the 255 bytes of most file systems and the 260 characters of Windows. */
const MAX_BYTES = 120;

/** One path segment without extension. Never empty. */
export function safeFileName(text: string): string {
  const cleaned = text
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(FORBIDDEN, "_")
    .replaceAll(/\s+/g, " ")
    .replace(/^[ .]+/, "");
  const short = cutToBytes(cleaned, MAX_BYTES).replace(/[ .]+$/, "");
  if (short === "") return "_";
  return RESERVED.test(short) ? `_${short}` : short;
}

/** Gives each call a name that no call before it got: "张伟.pdf", "张伟 (2).pdf". */
export function uniqueFileNames(): (stem: string, extension: string) => string {
  const taken = new Set<string>();
  return (stem, extension) => {
    const base = safeFileName(stem);
    for (let n = 1; ; n++) {
      const name = `${n === 1 ? base : `${base} (${n})`}.${extension}`;
      const key = name.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  };
}

function cutToBytes(text: string, bytes: number): string {
  let length = 0;
  let out = "";
  for (const char of text) {
    length += Buffer.byteLength(char, "utf8");
    if (length > bytes) return out;
    out += char;
  }
  return out;
}
