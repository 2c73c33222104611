import { createHash } from "node:crypto";

/**
 * A second count of a record, written from docs/ballots.md alone. It shares no code with packages/ballot: nothing of
 * it is imported here, and that is the point.
 */
export interface SecondCount {
  /** `group ratee item level` → votes; level may be `not-known`, and `recused` stands for item and level. */
  votes: Map<string, number>;
  comments: Map<string, string[]>;
  /** Root over the summary, Base64. */
  root: string;
}

interface Opening {
  commitment: string;
  salt: string;
  sheet: { ratee: string; recused: boolean; answers?: Record<string, string>; comment?: string };
}

export function secondCount(files: ReadonlyMap<string, Uint8Array>): SecondCount {
  const text = (name: string) => Buffer.from(files.get(name) ?? []).toString("utf8");
  const manifestHash = createHash("sha256").update(text("manifest.json")).digest();
  const manifest: { groups: { id: string }[] } = JSON.parse(text("manifest.json"));
  const votes = new Map<string, number>();
  const comments = new Map<string, string[]>();
  const count = (...key: string[]) => votes.set(key.join(" "), (votes.get(key.join(" ")) ?? 0) + 1);

  for (const { id: group } of manifest.groups) {
    const published = new Set(lines(text(`groups/${group}/sheets.jsonl`)));
    for (const line of lines(text(`groups/${group}/openings.jsonl`))) {
      const { commitment, salt, sheet }: Opening = JSON.parse(line);
      const hash = createHash("sha256")
        .update("hengjian/sheet/1\n")
        .update(manifestHash)
        .update(`${group}\n`)
        .update(Buffer.from(salt, "base64"))
        .update(sorted(sheet))
        .digest("hex");
      if (hash !== commitment || !published.delete(`{"commitment":"${commitment}","ratee":"${sheet.ratee}"}`))
        throw new Error(`The sheet with commitment ${commitment} was not published.`);
      if (sheet.recused) count(group, sheet.ratee, "recused");
      for (const [item, level] of Object.entries(sheet.answers ?? {})) count(group, sheet.ratee, item, level);
      if (sheet.comment)
        comments.set(`${group} ${sheet.ratee}`, [
          ...(comments.get(`${group} ${sheet.ratee}`) ?? []),
          sheet.comment,
        ]);
    }
    if (published.size > 0)
      throw new Error(`${published.size} published sheets of ${group} were not opened.`);
  }
  return { votes, comments, root: tree(lines(text("summary.jsonl")).map(leaf)).toString("base64") };
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** JSON with members in the order of their names; names here are ASCII, so this is RFC 8785. */
function sorted(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${sorted(one)}`).join(",")}}`;
}

function leaf(line: string): Buffer {
  return createHash("sha256").update(Buffer.of(0)).update(line).digest();
}

/** RFC 6962 section 2.1, as it is written there. */
function tree(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash("sha256").digest();
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return createHash("sha256")
    .update(Buffer.of(1))
    .update(tree(leaves.slice(0, k)))
    .update(tree(leaves.slice(k)))
    .digest();
}
