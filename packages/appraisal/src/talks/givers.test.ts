import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Giver, isOfSameUnit, mayGive, proposeGivers, type TalkWanted } from "../index.ts";

const giver = (giverId: string, rest: Partial<Giver> = {}): Giver => ({
  ...{ giverId, cadreId: null, unitId: null, open: 0 },
  ...rest,
});
const talk = (cadreId: string, unitId = `unit of ${cadreId}`): TalkWanted => ({ cadreId, unitId });

describe("a proposal of feedback givers", () => {
  test("gives the next talk to whoever has the fewest, the first named where they are even", () => {
    const proposal = proposeGivers(
      [talk("a"), talk("b"), talk("c"), talk("d")],
      [giver("g1", { open: 2 }), giver("g2")],
    );
    expect(proposal.map((one) => one.giverId)).toEqual(["g2", "g2", "g1", "g2"]);
  });

  test("leaves out the person assessed even where nobody else is left", () => {
    const self = giver("g1", { cadreId: "a", unitId: "u" });
    expect(proposeGivers([talk("a", "u")], [self])).toEqual([
      { cadreId: "a", giverId: null, sameUnit: false },
    ]);
    expect(proposeGivers([talk("a")], [])).toEqual([{ cadreId: "a", giverId: null, sameUnit: false }]);
  });

  test("takes somebody of the same unit only where nobody else is left, and says so", () => {
    const near = giver("near", { unitId: "u" });
    const far = giver("far", { unitId: "v", open: 30 });
    expect(proposeGivers([talk("a", "u")], [near, far])[0]).toMatchObject({
      giverId: "far",
      sameUnit: false,
    });
    expect(proposeGivers([talk("a", "u")], [near])[0]).toMatchObject({ giverId: "near", sameUnit: true });
  });
});

const UNITS = ["u0", "u1", "u2"];
const people = fc.record({
  talks: fc.array(fc.constantFrom(...UNITS), { maxLength: 30 }),
  givers: fc.array(
    fc.record({
      unitId: fc.option(fc.constantFrom(...UNITS)),
      /** Which of the persons assessed this giver is. */
      is: fc.option(fc.nat({ max: 29 })),
      open: fc.nat({ max: 8 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

function propose(input: {
  talks: string[];
  givers: { unitId: string | null; is: number | null; open: number }[];
}) {
  const talks = input.talks.map((unitId, i) => talk(`c${i}`, unitId));
  const givers = input.givers.map(({ unitId, is, open }, i) =>
    giver(`g${i}`, { unitId, open, cadreId: is === null ? null : `c${is}` }),
  );
  const proposal = proposeGivers(talks, givers);
  const loads = new Map(givers.map((one) => [one.giverId, one.open]));
  for (const { giverId } of proposal) if (giverId !== null) loads.set(giverId, loads.get(giverId)! + 1);
  const lines = proposal.map((one, i) => ({
    talk: talks[i]!,
    giver: givers.find((other) => other.giverId === one.giverId),
    sameUnit: one.sameUnit,
  }));
  return { givers, lines, loads };
}

describe("whoever the givers and the people assessed are, a proposal", () => {
  test("names somebody who may for everybody, never the person assessed", () => {
    fc.assert(
      fc.property(people, (input) => {
        const { givers, lines } = propose(input);
        expect(lines.map((line) => line.talk.cadreId)).toEqual(input.talks.map((_, i) => `c${i}`));
        for (const line of lines) {
          expect(line.giver !== undefined).toBe(givers.some((one) => mayGive(one, line.talk)));
          if (line.giver !== undefined) expect(mayGive(line.giver, line.talk)).toBe(true);
        }
      }),
    );
  });

  test("stays outside the unit wherever somebody from outside may", () => {
    fc.assert(
      fc.property(people, (input) => {
        const { givers, lines } = propose(input);
        for (const { talk: one, giver: chosen, sameUnit } of lines) {
          if (chosen === undefined) continue;
          expect(isOfSameUnit(chosen, one)).toBe(sameUnit);
          const isOutside = (other: Giver) => mayGive(other, one) && !isOfSameUnit(other, one);
          if (sameUnit) expect(givers.some(isOutside)).toBe(false);
        }
      }),
    );
  });

  test("is as even as moving any single talk could make it", () => {
    fc.assert(
      fc.property(people, (input) => {
        const { givers, lines, loads } = propose(input);
        for (const { talk: one, giver: chosen, sameUnit } of lines) {
          if (chosen === undefined) continue;
          const others = givers.filter(
            (other) => mayGive(other, one) && isOfSameUnit(other, one) === sameUnit,
          );
          for (const other of others)
            expect(loads.get(chosen.giverId)! - loads.get(other.giverId)!).toBeLessThan(2);
        }
      }),
    );
  });

  test("differs by one talk at most among givers who may take all and begin even", () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 7 }), (n, m) => {
        const givers = Array.from({ length: m }, (_, i) => giver(`g${i}`));
        const proposal = proposeGivers(
          Array.from({ length: n }, (_, i) => talk(`c${i}`)),
          givers,
        );
        const counts = givers.map((one) => proposal.filter((line) => line.giverId === one.giverId).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
