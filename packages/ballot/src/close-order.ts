import { canonicalJson } from "./canonical-json.ts";
import type { FrozenManifest } from "./manifest.ts";
import { CheckpointError, type NoteSigner, signersOfNote, signNote } from "./note.ts";
import { Refusal } from "./refusal.ts";
import { exactly, listOf, readJson, type Shape, ShapeError, text, whole } from "./shape.ts";

/**
 * The order to close [封箱指令]: a note that two officers sign. It carries the issuer's counts, which the box cannot
 * know, so that the rule "ballots ≤ issued" is judged from signed figures.
 */
const counts = exactly({
  id: text(64),
  /** Tokens issued in all, replacements included [发出]. */
  issued: whole(0, 10_000_000),
  /** Of these, replacements [补发]. */
  replaced: whole(0, 10_000_000),
});
const body = exactly({ groups: listOf(counts, 1, 200) });

export type IssuedCounts = Shape<typeof counts>;

const HEAD = "hengjian/close/1";

export function closeOrderText(frozen: FrozenManifest, groups: readonly IssuedCounts[]): string {
  return `${HEAD}\n${frozen.hashText}\n${canonicalJson({ groups })}\n`;
}

export function signCloseOrder(
  frozen: FrozenManifest,
  groups: readonly IssuedCounts[],
  officers: readonly NoteSigner[],
): string {
  return signNote(closeOrderText(frozen, groups), officers);
}

/**
 * Read an order to close.
 * @returns the issuer's counts in the order of the manifest's groups
 * @throws Refusal unless two different officers of the manifest signed an order for this campaign
 */
export function openCloseOrder(frozen: FrozenManifest, note: string): IssuedCounts[] {
  try {
    if (signersOfNote(note, frozen.officerKeys).length < 2) throw new Refusal("bad-order", "two signatures");
    const [head, hash, json, ...rest] = note.slice(0, note.lastIndexOf("\n\n")).split("\n");
    if (head !== HEAD || hash !== frozen.hashText || json === undefined || rest.length > 0)
      throw new Refusal("bad-order", "another campaign");
    const { groups } = readJson(json, body, "order");
    const ids = frozen.manifest.groups.map((one) => one.id);
    if (groups.length !== ids.length || groups.some((one, i) => one.id !== ids[i]))
      throw new Refusal("bad-order", "counts of every group, in the manifest's order");
    return groups;
  } catch (error) {
    if (error instanceof CheckpointError || error instanceof ShapeError)
      throw new Refusal("bad-order", error.message);
    throw error;
  }
}

const RECOUNT_HEAD = "hengjian/recount/1";

/** The text of the order that hands answers and salts to the recount team [复核计票]. */
export function recountOrderText(frozen: FrozenManifest): string {
  return `${RECOUNT_HEAD}\n${frozen.hashText}\n`;
}

export function signRecountOrder(frozen: FrozenManifest, officers: readonly NoteSigner[]): string {
  return signNote(recountOrderText(frozen), officers);
}

/** @throws Refusal unless two different officers of the manifest signed it for this campaign */
export function checkRecountOrder(frozen: FrozenManifest, note: string): void {
  try {
    const right = note.startsWith(`${recountOrderText(frozen)}\n`);
    if (right && signersOfNote(note, frozen.officerKeys).length >= 2) return;
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
  }
  throw new Refusal("bad-order");
}
