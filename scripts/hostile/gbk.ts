/** Text to GBK, which Node can read but not write: the table is the decoder turned round. */
let table: Map<string, number> | undefined;

export function gbkBytes(text: string): Buffer {
  table ??= gbkTable();
  const out: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) {
      out.push(code);
      continue;
    }
    const pair = table.get(char);
    if (pair === undefined) throw new RangeError(`GBK has no character "${char}".`);
    out.push(pair >> 8, pair & 0xff);
  }
  return Buffer.from(out);
}

/** Lead bytes 0x81 to 0xFE, trail bytes 0x40 to 0xFE without 0x7F. */
function gbkTable(): Map<string, number> {
  const decoder = new TextDecoder("gbk");
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if ([...char].length === 1 && char !== "\ufffd" && !found.has(char))
        found.set(char, (lead << 8) | trail);
    }
  }
  return found;
}
