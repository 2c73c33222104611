import {
  base64,
  canonical,
  ed25519Holds,
  hex,
  openedNote,
  sha256,
  tokenHolds,
  treeRoot,
} from "./second-formats.ts";

/**
 * A second verifier, written from docs/ballots.md alone. It shares no code with packages/ballot: neither file imports
 * anything of it, and that is the point. Manifests are read as far as the record needs them.
 */
export interface SecondVerdict {
  /** What does not hold; the first verifier has its own words for it. */
  faults: string[];
  /** The lines of `summary.jsonl` as they should be. */
  summary: string[];
  root: string;
  /** `group ratee item level` → votes; level may be `not-known`, and `recused` stands for item and level. */
  votes: Map<string, number>;
  /** `group ratee` → comments. */
  comments: Map<string, string[]>;
}

interface Group {
  id: string;
  form: string;
  key: string;
  eligible: number;
  ratees: { id: string }[];
  limits: { item: string; level: string; atMost: number }[];
}

interface Manifest {
  campaign: string;
  boxKey: string;
  supervisorKey: string;
  officerKeys: string[];
  forms: {
    id: string;
    commentLength: number;
    items: { id: string; notKnown: boolean; levels: { id: string }[] }[];
  }[];
  groups: Group[];
}

interface Counts {
  id: string;
  issued: number;
  replaced: number;
}

export function secondVerdict(files: ReadonlyMap<string, Uint8Array>): SecondVerdict {
  return new Verification(files).verdict();
}

class Verification {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #faults: string[] = [];
  readonly #votes = new Map<string, number>();
  readonly #comments = new Map<string, string[]>();
  readonly #manifest: Manifest;
  readonly #m: Buffer;

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.#files = files;
    const text = this.#text("manifest.json");
    this.#m = sha256(text);
    this.#manifest = JSON.parse(text);
    this.#need(canonical(this.#manifest) === text, "manifest.json is not canonical");
  }

  verdict(): SecondVerdict {
    const { groups } = this.#manifest;
    const closeOrder = this.#text("close-order.txt");
    const counts = this.#counts(closeOrder);
    const head = {
      closeOrder: sha256(closeOrder).toString("hex"),
      format: "hengjian-record/1",
      manifest: this.#m.toString("hex"),
    };
    const summary = [canonical(head), ...groups.map((group, i) => this.#group(group, counts[i]!))];
    this.#need(this.#text("summary.jsonl") === summary.map((line) => `${line}\n`).join(""), "summary.jsonl");
    const root = treeRoot(summary).toString("base64");
    this.#checkpoint(summary.length, root);
    this.#onlyKnownFiles();
    return { faults: this.#faults, summary, root, votes: this.#votes, comments: this.#comments };
  }

  #need(holds: boolean, fault: string): void {
    if (!holds) this.#faults.push(fault);
  }

  #text(name: string): string {
    const bytes = Buffer.from(this.#files.get(name) ?? []);
    this.#need(this.#files.has(name), `${name} is missing`);
    const text = bytes.toString("utf8");
    this.#need(Buffer.from(text).equals(bytes), `${name} is not UTF-8`);
    return text;
  }

  /** Lines of a file, each canonical JSON with just these members, strictly ascending by one of them. */
  #lines(name: string, members: string, key: string): { lines: string[]; values: Record<string, unknown>[] } {
    const text = this.#text(name);
    this.#need(text === "" || text.endsWith("\n"), `${name} is cut`);
    const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
    let last = "";
    const values = lines.map((line, i) => {
      const value: Record<string, unknown> = JSON.parse(line);
      this.#need(canonical(value) === line, `${name}:${i + 1} is not canonical`);
      this.#need(Object.keys(value).sort().join() === members, `${name}:${i + 1} has other members`);
      const at = String(value[key]);
      this.#need(at > last, `${name}:${i + 1} is out of order`);
      last = at;
      return value;
    });
    return { lines, values };
  }

  /** Section 7. */
  #counts(closeOrder: string): Counts[] {
    const { groups, officerKeys } = this.#manifest;
    const opened = openedNote(closeOrder, officerKeys);
    this.#need((opened?.signers.length ?? 0) >= 2, "the order is not signed by two officers");
    const [head, m, json, ...rest] = (opened?.text ?? "").slice(0, -1).split("\n");
    const fits = head === "hengjian/close/1" && m === this.#m.toString("hex") && rest.length === 0;
    this.#need(fits, "the order is of another campaign");
    const order: { groups: Counts[] } = JSON.parse(json ?? "");
    this.#need(
      order.groups.map(({ id }) => id).join() === groups.map(({ id }) => id).join(),
      "groups of the order",
    );
    return order.groups;
  }

  /** Sections 5, 6 and 9. @returns the group's line of the summary */
  #group(group: Group, { issued, replaced }: Counts): string {
    const { id, eligible, ratees } = group;
    const ballots = this.#lines(`groups/${id}/ballots.jsonl`, "h,key,prefix,signature,token", "key");
    ballots.values.forEach((value, i) => {
      this.#need(this.#ballotHolds(group, value), `ballots.jsonl:${i + 1} of ${id}`);
    });
    const sheets = this.#lines(`groups/${id}/sheets.jsonl`, "commitment,ratee", "commitment");
    const perRatee = new Map(ratees.map((ratee) => [ratee.id, 0]));
    for (const { commitment, ratee } of sheets.values) {
      this.#need(hex(commitment, 32) !== null && perRatee.has(String(ratee)), `a sheet of ${id}`);
      perRatee.set(String(ratee), (perRatee.get(String(ratee)) ?? 0) + 1);
    }
    const n = ballots.lines.length;
    const reasons = [
      n > issued ? ["more-ballots-than-issued"] : [],
      n > eligible ? ["more-ballots-than-eligible"] : [],
      ratees.some((ratee) => perRatee.get(ratee.id) !== n) ? ["sheets-differ-from-ballots"] : [],
    ].flat();
    this.#need(reasons.length === 0, `${id} is void`);
    if (this.#files.has(`groups/${id}/openings.jsonl`)) this.#openings(group, n, sheets.lines);
    return canonical({
      ballots: n,
      ballotsRoot: treeRoot(ballots.lines).toString("base64"),
      eligible,
      group: id,
      invalid: reasons.length === 0 ? 0 : n,
      issued,
      replaced,
      sheetsRoot: treeRoot(sheets.lines).toString("base64"),
      valid: reasons.length === 0 ? n : 0,
      void: reasons,
    });
  }

  #ballotHolds({ id, key }: Group, value: Record<string, unknown>): boolean {
    const [k, h] = [hex(value.key, 32), hex(value.h, 32)];
    const [prefix, token] = [base64(value.prefix, 32), base64(value.token, 384)];
    const signature = base64(value.signature, 64);
    if (k === null || h === null || prefix === null || token === null || signature === null) return false;
    const about = (what: string) =>
      Buffer.concat([Buffer.from(`hengjian/${what}/1\n`), this.#m, Buffer.from(`${id}\n`)]);
    return (
      tokenHolds(key, Buffer.concat([prefix, about("token"), k]), token) &&
      ed25519Holds(k, Buffer.concat([about("cast"), h]), signature)
    );
  }

  #openings(group: Group, ballots: number, sheetLines: readonly string[]): void {
    const { id, limits } = group;
    const { values } = this.#lines(`groups/${id}/openings.jsonl`, "commitment,salt,sheet", "commitment");
    this.#need(values.length === sheetLines.length, `${id} has ${values.length} openings`);
    const given = new Map<string, number>();
    values.forEach(({ commitment, salt, sheet }, i) => {
      const bytes = base64(salt, 32);
      const opened = sheet as Sheet;
      const hash = sha256("hengjian/sheet/1\n", this.#m, `${id}\n`, bytes ?? "", canonical(sheet)).toString(
        "hex",
      );
      const published = sheetLines[i] === canonical({ commitment, ratee: opened.ratee });
      const holds = bytes !== null && hash === commitment && published && this.#fits(group, opened);
      this.#need(holds, `openings.jsonl:${i + 1} of ${id}`);
      if (holds) this.#count(id, opened, given);
    });
    for (const { item, level, atMost } of limits)
      this.#need((given.get(`${item} ${level}`) ?? 0) <= ballots * atMost, `${id} is over a limit`);
  }

  #fits({ form: formId, ratees }: Group, sheet: Sheet): boolean {
    if (!ratees.some(({ id }) => id === sheet.ratee)) return false;
    if (sheet.recused === true) return Object.keys(sheet).sort().join() === "ratee,recused";
    const form = this.#manifest.forms.find(({ id }) => id === formId)!;
    if (Object.keys(sheet).sort().join() !== "answers,comment,ratee,recused") return false;
    if (Object.keys(sheet.answers).length !== form.items.length) return false;
    if (sheet.comment.length > form.commentLength) return false;
    return form.items.every(({ id, notKnown, levels }) => {
      const answer = sheet.answers[id];
      return answer === "not-known" ? notKnown : levels.some((level) => level.id === answer);
    });
  }

  #count(group: string, sheet: Sheet, given: Map<string, number>): void {
    const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);
    if (sheet.recused === true) return void add(this.#votes, `${group} ${sheet.ratee} recused`);
    for (const [item, level] of Object.entries(sheet.answers)) {
      add(this.#votes, `${group} ${sheet.ratee} ${item} ${level}`);
      add(given, `${item} ${level}`);
    }
    const about = `${group} ${sheet.ratee}`;
    if (sheet.comment !== "")
      this.#comments.set(about, [...(this.#comments.get(about) ?? []), sheet.comment].sort());
  }

  #checkpoint(size: number, root: string): void {
    const { campaign, boxKey, supervisorKey } = this.#manifest;
    const opened = openedNote(this.#text("checkpoint.txt"), [boxKey, supervisorKey]);
    this.#need(opened?.signers.length === 2, "the checkpoint is not signed by box and supervisor");
    this.#need(
      opened?.text === `hengjian/ballots/${campaign}\n${size}\n${root}\n`,
      "the checkpoint has another root",
    );
  }

  #onlyKnownFiles(): void {
    const { groups } = this.#manifest;
    const of = (kind: string) => groups.map(({ id }) => `groups/${id}/${kind}.jsonl`);
    const plain = ["manifest.json", "close-order.txt", "summary.jsonl", "checkpoint.txt"];
    const known = new Set([...plain, ...of("ballots"), ...of("sheets"), ...of("openings")]);
    for (const name of this.#files.keys())
      this.#need(known.has(name), `${name} does not belong to the record`);
    const opened = of("openings").filter((name) => this.#files.has(name)).length;
    this.#need(opened === 0 || opened === groups.length, "openings of some groups only");
  }
}

type Sheet =
  | { ratee: string; recused: true }
  | { ratee: string; recused: false; answers: Record<string, string>; comment: string };

/** Whether a record holds; what cannot even be read does not. */
export function secondHolds(files: ReadonlyMap<string, Uint8Array>): boolean {
  try {
    return secondVerdict(files).faults.length === 0;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return false;
    throw error;
  }
}
