import type { Sheet } from "./ballot.ts";
import { type FrozenGroup, NOT_KNOWN } from "./manifest.ts";

/** Counts of one item [计票]. */
export interface ItemTally {
  item: string;
  /** Votes per level, every level of the form named. */
  levels: Record<string, number>;
  notKnown: number;
  /** Votes that name a level: the denominator of a mean. */
  rated: number;
}

export interface RateeTally {
  ratee: string;
  sheets: number;
  recused: number;
  items: ItemTally[];
  /** Not empty ones, ordered by code unit, so that their order says nothing. */
  comments: string[];
}

/** Count sheets of one group; ratees and items in the order of the manifest. */
export function tally({ group, form }: FrozenGroup, sheets: Iterable<Sheet>): RateeTally[] {
  const tallies = group.ratees.map(
    ({ id }): RateeTally => ({
      ratee: id,
      sheets: 0,
      recused: 0,
      items: form.items.map((item) => ({
        item: item.id,
        levels: Object.fromEntries(item.levels.map((level) => [level.id, 0])),
        notKnown: 0,
        rated: 0,
      })),
      comments: [],
    }),
  );
  const byRatee = new Map(tallies.map((one) => [one.ratee, one]));
  for (const sheet of sheets) addSheet(byRatee.get(sheet.ratee)!, sheet);
  for (const one of tallies) one.comments.sort(byCodeUnit);
  return tallies;
}

function addSheet(to: RateeTally, sheet: Sheet): void {
  to.sheets += 1;
  if (sheet.recused) {
    to.recused += 1;
    return;
  }
  for (const item of to.items) {
    const answer = sheet.answers[item.item]!;
    if (answer === NOT_KNOWN) item.notKnown += 1;
    else {
      item.rated += 1;
      item.levels[answer] = (item.levels[answer] ?? 0) + 1;
    }
  }
  if (sheet.comment !== "") to.comments.push(sheet.comment);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
