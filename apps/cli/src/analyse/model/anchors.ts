/** Measures that are held where an earlier analysis, or an agreement, put them: a CSV file of facet, id, measure. */
import { AnalyseFault } from "../fault.ts";
import { CellText } from "../read/cell-text.ts";
import { CellFaults } from "../read/faults.ts";
import { shorten } from "../read/mark-faults.ts";
import { openBytes } from "../read/open-bytes.ts";
import { type Row, RowReader } from "../read/row-reader.ts";
import { facetCalled, listOf, type NamedFacet } from "./facet-names.ts";

/** Facet, then id: logits. */
export type Anchors = Record<string, Record<string, number>>;

/** No measure of a rating scale lies further out. */
const FURTHEST = 25;

/** Names of the three columns. */
const COLUMNS: readonly ReadonlySet<string>[] = [
  new Set(["facet", "侧面"]),
  new Set(["id", "名称", "编号"]),
  new Set(["measure", "测量值"]),
];

/** @throws AnalyseFault with the rows that name nobody, or hold no measure */
export async function readAnchors(path: string, facets: readonly NamedFacet[]): Promise<Anchors> {
  const { encoding, delimiter, chunks } = await openBytes(path);
  const sink = new AnchorSink(path, new CellText(encoding), facets);
  const reader = new RowReader(delimiter, (row) => sink.take(row));
  for await (const chunk of chunks) reader.push(chunk);
  reader.finish();
  return sink.finish();
}

class AnchorSink {
  readonly #path: string;
  readonly #text: CellText;
  readonly #facets: readonly NamedFacet[];
  readonly #known: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #faults = new CellFaults();
  readonly #given = new Map<string, Map<string, number>>();
  #places: number[] | null = null;

  constructor(path: string, text: CellText, facets: readonly NamedFacet[]) {
    this.#path = path;
    this.#text = text;
    this.#facets = facets;
    this.#known = new Map(facets.map(({ name, ids }) => [name, new Set(ids)]));
  }

  take(row: Row): void {
    const cells = Array.from({ length: row.count }, (_, cell) => this.#text.read(row, cell) ?? "");
    if (this.#places === null) this.#places = placesOf(cells, this.#path);
    else
      this.#anchor(
        row.number,
        this.#places.map((place) => cells[place] ?? ""),
      );
  }

  #anchor(row: number, cells: readonly string[]): void {
    const [said, id, number] = cells.map(shorten);
    const facet = facetCalled(this.#facets, cells[0]!);
    const measure = cells[2] === "" ? Number.NaN : Number(cells[2]);
    const own = this.#given.get(facet?.name ?? "") ?? new Map<string, number>();
    if (facet === undefined) {
      const list = listOf(this.#facets);
      this.#fault(
        row,
        `模型中没有侧面“${said}”，可用：${list}。`,
        `the model has no facet "${said}"; it has ${list}.`,
      );
    } else if (!this.#known.get(facet.name)!.has(cells[1]!)) {
      this.#fault(
        row,
        `${said}中没有“${id}”（或没有评分）。`,
        `no ${said} is called "${id}", or it has no ratings.`,
      );
    } else if (!(Math.abs(measure) <= FURTHEST)) {
      this.#fault(
        row,
        `“${number}”不是−${FURTHEST}到${FURTHEST}之间的测量值（logit）。`,
        `"${number}" is no measure from −${FURTHEST} to ${FURTHEST} logits.`,
      );
    } else if (own.has(cells[1]!)) {
      this.#fault(row, `“${id}”锚定了两次。`, `"${id}" is anchored twice.`);
    } else {
      this.#given.set(facet.name, own.set(cells[1]!, measure));
    }
  }

  #fault(row: number, zh: string, en: string): void {
    this.#faults.add(`锚定文件第${row}行：${zh}`, `Row ${row} of the anchors: ${en}`);
  }

  finish(): Anchors {
    this.#faults.raise();
    if (this.#given.size === 0) {
      throw new AnalyseFault({
        zh: `锚定文件 ${this.#path} 中没有锚定值。`,
        en: `There are no anchors in ${this.#path}.`,
      });
    }
    // Not a literal: an id may be called "__proto__".
    return Object.fromEntries([...this.#given].map(([facet, own]) => [facet, Object.fromEntries(own)]));
  }
}

function placesOf(header: readonly string[], path: string): number[] {
  const plain = header.map((name) => name.toLowerCase());
  const places = COLUMNS.map((names) => plain.findIndex((name) => names.has(name)));
  if (!places.includes(-1)) return places;
  throw new AnalyseFault({
    zh: `锚定文件 ${path} 的表头应有 facet,id,measure（侧面,名称,测量值）三列，实为：${header.join("、")}。`,
    en: `The header of the anchors in ${path} has to name facet, id and measure; it is: ${header.join(", ")}.`,
  });
}
