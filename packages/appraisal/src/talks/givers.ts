/** Who may give feedback [反馈人], with the talks that wait for this person already. */
export interface Giver {
  giverId: string;
  /** The cadre and the unit of the giver; null for somebody from outside the roster. */
  cadreId: string | null;
  unitId: string | null;
  /** Talks still to be held, without those that are being given out now. */
  open: number;
}

/** Whose letter is to be talked about. */
export interface TalkWanted {
  cadreId: string;
  unitId: string;
}

export interface GiverProposal {
  cadreId: string;
  /** Null where nobody may: there is no giver but the person assessed. */
  giverId: string | null;
  /** Only where every giver who may comes from the unit of the person assessed. */
  sameUnit: boolean;
}

/** Nobody gives feedback to themselves. */
export function mayGive(giver: Pick<Giver, "cadreId">, talk: Pick<TalkWanted, "cadreId">): boolean {
  return giver.cadreId === null || giver.cadreId !== talk.cadreId;
}

export function isOfSameUnit(giver: Pick<Giver, "unitId">, talk: Pick<TalkWanted, "unitId">): boolean {
  return giver.unitId !== null && giver.unitId === talk.unitId;
}

/**
 * A proposal who talks with whom: never with oneself, with a person of the own unit only where nobody else is left, and
 * so that no single talk could move to a giver who has at least two fewer. People decide.
 * @param givers ties go to the one named first
 */
export function proposeGivers(talks: readonly TalkWanted[], givers: readonly Giver[]): GiverProposal[] {
  const loads = new Map(givers.map((giver) => [giver.giverId, giver.open]));
  const choices = talks.map((talk) => choicesFor(talk, givers));
  const chosen = choices.map((some) => take(some, loads));
  // The first round is greedy; each move lowers the sum of squared loads, so the rounds come to an end.
  let moved = true;
  while (moved) moved = choices.map((some, i) => evenOut(some, i, chosen, loads)).includes(true);
  return talks.map((talk, i) => {
    const giver = chosen[i] ?? null;
    return {
      cadreId: talk.cadreId,
      giverId: giver?.giverId ?? null,
      sameUnit: giver !== null && isOfSameUnit(giver, talk),
    };
  });
}

function choicesFor(talk: TalkWanted, givers: readonly Giver[]): Giver[] {
  const allowed = givers.filter((giver) => mayGive(giver, talk));
  const apart = allowed.filter((giver) => !isOfSameUnit(giver, talk));
  return apart.length > 0 ? apart : allowed;
}

function take(some: readonly Giver[], loads: Map<string, number>): Giver | undefined {
  const giver = leastLoaded(some, loads);
  if (giver !== undefined) addLoad(loads, giver, 1);
  return giver;
}

function leastLoaded(some: readonly Giver[], loads: ReadonlyMap<string, number>): Giver | undefined {
  const load = (giver: Giver) => loads.get(giver.giverId) ?? 0;
  return some.reduce<Giver | undefined>(
    (best, giver) => (best === undefined || load(giver) < load(best) ? giver : best),
    undefined,
  );
}

/** @returns whether the talk moved to somebody with at least two fewer */
function evenOut(
  some: readonly Giver[],
  i: number,
  chosen: (Giver | undefined)[],
  loads: Map<string, number>,
): boolean {
  const from = chosen[i];
  const to = leastLoaded(some, loads);
  if (from === undefined || to === undefined) return false;
  if ((loads.get(from.giverId) ?? 0) - (loads.get(to.giverId) ?? 0) < 2) return false;
  addLoad(loads, from, -1);
  addLoad(loads, to, 1);
  chosen[i] = to;
  return true;
}

function addLoad(loads: Map<string, number>, { giverId }: Giver, n: number): void {
  loads.set(giverId, (loads.get(giverId) ?? 0) + n);
}
