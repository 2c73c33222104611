import type { Form, FrozenManifest } from "./manifest.ts";
import type { ItemTally, RateeTally } from "./tally.ts";

/**
 * What may be shown of the tallies. Made once, for everybody: a reader gets cells of this one document, so no
 * sequence of questions shows more than it holds.
 *
 * A mean needs `thresholds.mean` ratings, a distribution `thresholds.distribution`, comments as many sheets as
 * `thresholds.comments`. Where the cell of all groups is shown, the groups left out must be so many together that
 * subtracting the shown ones reveals no cell below the threshold; else the next smallest group is left out too.
 */
export interface Release {
  manifest: string;
  cells: ReleasedCell[];
  comments: ReleasedComments[];
}

/** `null` for the cell of all groups together. */
export type Scope = string | null;

export interface ReleasedCell {
  ratee: string;
  item: string;
  scope: Scope;
  /** Ratings behind it; null when nothing of the cell is shown. */
  rated: number | null;
  mean: number | null;
  levels: Record<string, number> | null;
  notKnown: number | null;
}

export interface ReleasedComments {
  ratee: string;
  scope: Scope;
  comments: string[];
}

/** A tally of one item in one group, as the rules see it. */
interface Part {
  scope: string;
  tally: ItemTally;
}

/** @param tallies valid groups only, by group id */
export function release(
  frozen: FrozenManifest,
  tallies: ReadonlyMap<string, readonly RateeTally[]>,
): Release {
  const ratees = new Set([...tallies.values()].flatMap((group) => group.map((one) => one.ratee)));
  return {
    manifest: frozen.hashText,
    cells: [...ratees].flatMap((ratee) => cellsOf(frozen, ratee, tallies)),
    comments: [...ratees].flatMap((ratee) => commentsOf(frozen, ratee, tallies)),
  };
}

function cellsOf(
  frozen: FrozenManifest,
  ratee: string,
  tallies: ReadonlyMap<string, readonly RateeTally[]>,
): ReleasedCell[] {
  const { thresholds, groups } = frozen.manifest;
  const parts = new Map<string, Part[]>();
  for (const { id, form } of groups) {
    const own = tallies.get(id)?.find((one) => one.ratee === ratee);
    for (const one of own?.items ?? []) {
      // The same item of two forms is two items: their levels may differ.
      const item = `${form}/${one.item}`;
      parts.set(item, [...(parts.get(item) ?? []), { scope: id, tally: one }]);
    }
  }
  return [...parts.values()].flatMap((list) => {
    const form = formOf(frozen, list[0]!.scope);
    const all: Part = { scope: "", tally: addUp(list.map((part) => part.tally)) };
    const means = shownScopes(list, all, thresholds.mean);
    const distributions = shownScopes(list, all, Math.max(thresholds.mean, thresholds.distribution), means);
    return [...list, all].map((part) => cell(ratee, form, part, means, distributions));
  });
}

function formOf(frozen: FrozenManifest, group: string): Form {
  return frozen.groups.get(group)!.form;
}

function addUp(tallies: readonly ItemTally[]): ItemTally {
  const levels: Record<string, number> = {};
  for (const one of tallies)
    for (const [level, count] of Object.entries(one.levels)) levels[level] = (levels[level] ?? 0) + count;
  const sum = (field: "notKnown" | "rated") => tallies.reduce((total, one) => total + one[field], 0);
  return { item: tallies[0]!.item, levels, notKnown: sum("notKnown"), rated: sum("rated") };
}

/**
 * The scopes whose cell may be shown at this threshold; "" stands for all groups together.
 * @param within show no scope outside these
 */
function shownScopes(
  parts: readonly Part[],
  all: Part,
  threshold: number,
  within?: ReadonlySet<string>,
): Set<string> {
  const rated = (part: Part) => part.tally.rated;
  const bySize = [...parts].sort((a, b) => rated(b) - rated(a));
  const shown = bySize.filter((part) => rated(part) >= threshold && within?.has(part.scope) !== false);
  if (rated(all) < threshold || within?.has("") === false) return new Set(shown.map((part) => part.scope));
  const left = () => rated(all) - shown.reduce((sum, part) => sum + rated(part), 0);
  const hiddenParts = () => parts.filter((part) => rated(part) > 0 && !shown.includes(part)).length;
  // Groups without a rating reveal nothing; any others left out must hide each other.
  while (hiddenParts() > 0 && left() < threshold && shown.length > 0) shown.pop();
  return new Set([...shown.map((part) => part.scope), ""]);
}

function cell(
  ratee: string,
  form: Form,
  { scope, tally }: Part,
  means: ReadonlySet<string>,
  distributions: ReadonlySet<string>,
): ReleasedCell {
  const distribution = distributions.has(scope);
  const mean = means.has(scope);
  return {
    ratee,
    item: tally.item,
    scope: scope === "" ? null : scope,
    rated: mean ? tally.rated : null,
    mean: mean ? meanOf(form, tally) : null,
    levels: distribution ? tally.levels : null,
    notKnown: distribution ? tally.notKnown : null,
  };
}

/** Mean of the points of the levels over the ratings; "not known" counts in neither. */
export function meanOf(form: Form, tally: ItemTally): number {
  const item = form.items.find((one) => one.id === tally.item)!;
  const sum = item.levels.reduce((total, level) => total + level.points * (tally.levels[level.id] ?? 0), 0);
  return sum / tally.rated;
}

/** Comments of all groups together, and of no group alone: who wrote belongs to a group is half a name. */
function commentsOf(
  frozen: FrozenManifest,
  ratee: string,
  tallies: ReadonlyMap<string, readonly RateeTally[]>,
): ReleasedComments[] {
  const own = [...tallies.values()].flatMap((group) => group.filter((one) => one.ratee === ratee));
  const rating = own.reduce((sum, one) => sum + one.sheets - one.recused, 0);
  if (rating < frozen.manifest.thresholds.comments) return [];
  return [{ ratee, scope: null, comments: own.flatMap((one) => one.comments).sort() }];
}
