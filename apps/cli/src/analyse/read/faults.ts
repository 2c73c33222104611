/** Faults of single cells: a few are told, all are counted. */
import type { Bilingual } from "@hengjian/psychometrics";
import { AnalyseFault } from "../fault.ts";
import { both } from "../language.ts";

const SHOWN = 5;
/** A file with more is of another kind; there is no use in reading on. */
const MOST = 1000;

export class CellFaults {
  readonly #shown: Bilingual[] = [];
  /** What to do, each told once. */
  readonly #remedies = new Map<string, Bilingual>();
  #count = 0;

  /** @throws AnalyseFault when there are too many to read on */
  add(zh: string, en: string, remedy?: Bilingual): void {
    this.#count++;
    if (remedy !== undefined) this.#remedies.set(remedy.en, remedy);
    if (this.#shown.length < SHOWN) this.#shown.push(both(zh, en));
    if (this.#count === MOST) throw this.#all(true);
  }

  /** @throws AnalyseFault when there are any */
  raise(): void {
    if (this.#count > 0) throw this.#all(false);
  }

  #all(isCut: boolean): AnalyseFault {
    const rest = this.#count - this.#shown.length;
    const lines = [...this.#shown];
    if (rest > 0) {
      lines.push(
        both(`另有${isCut ? "至少" : ""}${rest}处。`, `And ${isCut ? "at least " : ""}${rest} more.`),
      );
    }
    lines.push(...this.#remedies.values());
    return new AnalyseFault({
      zh: lines.map(({ zh }) => zh).join("\n"),
      en: lines.map(({ en }) => en).join("\n"),
    });
  }
}
