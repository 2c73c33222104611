/**
 * For every test: the rate of false alarms on clean data at the 5 % level, within three binomial standard
 * errors (tests with discrete statistics may stay below), and the power at the effect that the name states.
 */
import { describe, expect, test } from "vitest";
import { createRandom, type Random } from "../numeric/random.ts";
import { blocs } from "./blocs.ts";
import { carelessSheets } from "./careless.ts";
import { evenSpread } from "./even-spread.ts";
import { groupGap, inGroupFavour } from "./group-effects.ts";
import { metByAHair } from "./hair-breadth.ts";
import { identicalSheets } from "./identical.ts";
import { raterHalo, raterLeniency, raterNoDifferences } from "./rater-style.ts";
import { recordAgainstVote } from "./record-vote.ts";
import { asFindings, type TestResult } from "./result.ts";
import { scoreGradeOutOfStep } from "./score-grade.ts";
import { senioritySpeaks } from "./seniority.ts";
import { turnTaking } from "./turn-taking.ts";

const LEVEL = 0.05;

/** Share of results called at the level. */
function rate(results: readonly TestResult[]): number {
  return results.filter((result) => result.p <= LEVEL).length / results.length;
}

function expectLevel(results: readonly TestResult[], isDiscrete = false): void {
  const error = 3 * Math.sqrt((LEVEL * (1 - LEVEL)) / results.length);
  expect(results.length).toBeGreaterThanOrEqual(200);
  expect(rate(results)).toBeLessThanOrEqual(LEVEL + error);
  if (!isDiscrete) expect(rate(results)).toBeGreaterThanOrEqual(LEVEL - error);
}

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const named = (letter: string, i: number) => `${letter}${i}`;

describe("awards taken in turns", () => {
  const unit = (u: number, winner: (year: number) => number) =>
    times(9, (year) => ({ unit: named("u", u), year: 2016 + year, person: named("p", winner(year)) }));

  test("keep the level when merit alone decides", () => {
    const random = createRandom(1);
    const clean = times(400, (u) => unit(u, () => Math.min(3, Math.floor(5 * random.uniform() ** 2)))).flat();
    expectLevel(turnTaking(clean, { permutations: 1000 }), true);
  });

  test("are found when three persons rotate strictly over nine years", () => {
    const rotated = times(200, (u) => unit(u, (year) => year % 3)).flat();
    expect(rate(turnTaking(rotated, { permutations: 1000 }))).toBeGreaterThanOrEqual(0.8);
  });
});

describe("awards by seniority", () => {
  const round = (random: Random, u: number, weight: number) =>
    times(5, (year) => {
      const people = times(8, (p) => ({
        person: named("p", p),
        score: random.normal(),
        seniority: 20 * random.uniform(),
      }));
      const value = people.map(({ score, seniority }) => score + weight * seniority + 0.3 * random.normal());
      const bar = value.toSorted((a, b) => b - a)[1];
      return people.map((one, p) => ({ ...one, unit: named("u", u), year, awarded: value[p] >= bar }));
    }).flat();

  test("keep the level when the score decides", () => {
    const random = createRandom(3);
    expectLevel(senioritySpeaks(times(400, (u) => round(random, u, 0)).flat(), { permutations: 400 }));
  });

  test("are found when ten years of service weigh as much as one standard deviation of the score", () => {
    const random = createRandom(4);
    expect(
      rate(senioritySpeaks(times(200, (u) => round(random, u, 0.1)).flat(), { permutations: 400 })),
    ).toBeGreaterThanOrEqual(0.8);
  });
});

describe("awards spread too evenly", () => {
  const candidates = (u: number, winners: (year: number) => number[]) =>
    times(10, (year) => {
      const won = winners(year);
      return times(8, (p) => ({
        unit: named("u", u),
        year,
        person: named("p", p),
        awarded: won.includes(p),
      }));
    }).flat();

  test("keep the level in a lottery", () => {
    const random = createRandom(5);
    const clean = times(400, (u) => candidates(u, () => [...random.sample(8, 2)])).flat();
    expectLevel(evenSpread(clean, { permutations: 500 }), true);
  });

  test("are found when everyone gets the same number within one", () => {
    const random = createRandom(6);
    const even = times(200, (u) => {
      const wins = new Float64Array(8);
      return candidates(u, () => {
        const order = times(8, (p) => p).sort((a, b) => wins[a] - wins[b] || random.uniform() - 0.5);
        for (const p of order.slice(0, 2)) wins[p]++;
        return order.slice(0, 2);
      });
    }).flat();
    expect(rate(evenSpread(even, { permutations: 500 }))).toBeGreaterThanOrEqual(0.8);
  });
});

describe("score and grade out of step", () => {
  const cohort = (random: Random, c: number, favour: number) => {
    const merit = times(20, () => random.normal());
    const score = merit.map((value) => value + 0.3 * random.normal());
    const shown = times(20, (i) => score[i] + 0.3 * random.normal() + (i < 3 ? favour : 0));
    const bar = shown.toSorted((a, b) => b - a)[3];
    return score.map((value, i) => ({
      cohort: named("c", c),
      score: value,
      se: 0.3,
      grade: shown[i] >= bar ? 2 : 1,
    }));
  };

  test("keep the level when grades follow merit", () => {
    const random = createRandom(7);
    expectLevel(scoreGradeOutOfStep(times(400, (c) => cohort(random, c, 0)).flat(), { permutations: 300 }));
  });

  test("are found when three of twenty are lifted by two standard deviations", () => {
    const random = createRandom(8);
    expect(
      rate(scoreGradeOutOfStep(times(200, (c) => cohort(random, c, 2)).flat(), { permutations: 300 })),
    ).toBeGreaterThanOrEqual(0.8);
  });
});

/** 30 ratees, each rated by all 12 raters; rater 0 may differ. */
function ratings(random: Random, odd: (ability: number) => number) {
  return times(30, (p) => {
    const ability = random.normal();
    return times(12, (r) => ({
      ratee: named("p", p),
      rater: named("r", r),
      score: (r === 0 ? odd(ability) : ability) + 0.7 * random.normal(),
    }));
  }).flat();
}

describe("lenient raters", () => {
  test("keep the level when raters differ by chance only", () => {
    const random = createRandom(9);
    expectLevel(
      times(40, (s) =>
        raterLeniency(
          ratings(random, (a) => a),
          { seed: s, permutations: 300 },
        ),
      ).flat(),
    );
  });

  test("are found half a point (0.7 standard deviations) above the rest", () => {
    const random = createRandom(10);
    const first = times(
      50,
      (s) =>
        raterLeniency(
          ratings(random, (a) => a + 0.5),
          { seed: s, permutations: 200 },
        )[0],
    );
    expect(rate(first)).toBeGreaterThanOrEqual(0.8);
  });
});

describe("raters who see no differences", () => {
  test("keep the level when raters differ by chance only", () => {
    const random = createRandom(11);
    expectLevel(
      times(40, (s) =>
        raterNoDifferences(
          ratings(random, (a) => a),
          { seed: s, permutations: 300 },
        ),
      ).flat(),
    );
  });

  test("are found when they show a third of the true differences", () => {
    const random = createRandom(12);
    const first = times(
      50,
      (s) =>
        raterNoDifferences(
          ratings(random, (a) => a / 3),
          { seed: s, permutations: 200 },
        )[0],
    );
    expect(rate(first)).toBeGreaterThanOrEqual(0.8);
  });
});

describe("halo", () => {
  const sheets = (random: Random, share: number) =>
    times(15, (p) =>
      times(10, (r) => {
        const level = random.normal();
        const own = r === 0 ? share : 1;
        return {
          ratee: named("p", p),
          rater: named("r", r),
          items: times(6, (j) => level + 0.3 * j + own * random.normal()),
        };
      }),
    ).flat();

  test("keeps the level when raters tell items apart alike", () => {
    const random = createRandom(13);
    expectLevel(times(40, (s) => raterHalo(sheets(random, 1), { seed: s, permutations: 300 })).flat());
  });

  test("is found when a rater's items differ 0.7 times as much as others'", () => {
    const random = createRandom(14);
    const first = times(50, (s) => raterHalo(sheets(random, 0.7), { seed: s, permutations: 200 })[0]);
    expect(rate(first)).toBeGreaterThanOrEqual(0.8);
  });
});

/** Sheets of 12 five-category answers from the rating-scale model. */
function drawSheets(random: Random, count: number): number[][] {
  const difficulty = times(12, (j) => (j - 5.5) / 8);
  return times(count, () => {
    const level = 0.8 * random.normal();
    return difficulty.map((d) => drawCategory(random, level - d));
  });
}

function drawCategory(random: Random, eta: number): number {
  const weights = [0, 1, 2, 3, 4].map((k) => Math.exp(k * eta - [0, -1.2, -1.6, -1.2, 0][k]));
  const drawn = random.uniform() * weights.reduce((a, b) => a + b, 0);
  let reached = 0;
  return (
    1 +
    weights.findIndex((weight) => {
      reached += weight;
      return drawn < reached;
    })
  );
}

const of = (results: TestResult[], name: string) => results.filter((result) => result.test === name);

describe("careless sheets", () => {
  const clean = drawSheets(createRandom(15), 500);
  const ids = clean.map((_, s) => named("s", s));

  test("keep the level on honest sheets, in all three indices", () => {
    const results = carelessSheets(ids, clean, { permutations: 300 });
    expectLevel(of(results, "long-string"), true);
    expectLevel(of(results, "low-variability"), true);
    expectLevel(of(results, "odd-profile"), true);
  });

  test("get a p as small as the family needs, where the draws are worth it", () => {
    const straight = clean.map((sheet, s) => (s < 3 ? sheet.map(() => 3) : sheet));
    const results = carelessSheets(ids, straight, { permutations: 20_000 });
    for (const { p } of of(results, "long-string").slice(0, 3)) expect(p).toBeLessThan(5e-4);
    expectLevel(of(results, "long-string").slice(3), true);
    expectLevel(of(results, "low-variability").slice(3), true);
  });

  test("are found when 10 of 12 answers in a row are the middle category, or when answers are random", () => {
    const random = createRandom(16);
    const straight = clean.map((sheet, s) =>
      s < 30 ? sheet.map((value, j) => (j < 10 ? 3 : value)) : sheet,
    );
    const flat = carelessSheets(ids, straight, { permutations: 300 });
    expect(rate(of(flat, "long-string").slice(0, 30))).toBeGreaterThanOrEqual(0.8);
    expect(rate(of(flat, "low-variability").slice(0, 30))).toBeGreaterThanOrEqual(0.8);
    const wild = clean.map((sheet, s) =>
      s < 15 ? sheet.map(() => (random.uniform() < 0.5 ? 1 : 5)) : sheet,
    );
    expect(
      rate(of(carelessSheets(ids, wild, { permutations: 50 }), "odd-profile").slice(0, 15)),
    ).toBeGreaterThanOrEqual(0.8);
  });
});

describe("identical sheets", () => {
  const sheets = drawSheets(createRandom(17), 240);
  const ids = sheets.map((_, s) => named("s", s));
  const ratees = sheets.map((_, s) => named("p", Math.floor(s / 12)));

  test("keep the level among independent raters", () => {
    expectLevel(identicalSheets(ids, ratees, sheets), true);
  });

  test("are found when ten of twelve answers are copied", () => {
    const random = createRandom(18);
    const copied = sheets.map((sheet, s) =>
      s % 12 === 1 ? sheets[s - 1].map((value, j) => (j < 10 ? value : 1 + random.below(5))) : sheet,
    );
    const pairs = identicalSheets(ids, ratees, copied).filter(
      ({ records: [a, b] }) => a % 12 === 0 && b === a + 1,
    );
    expect(pairs).toHaveLength(20);
    expect(rate(pairs)).toBeGreaterThanOrEqual(0.8);
  });
});

describe("blocs", () => {
  const sheets = (random: Random, distance: number) =>
    times(300, (p) =>
      times(30, (s) => ({ ratee: named("p", p), mean: random.normal() + (s < 12 ? distance : 0) })),
    ).flat();

  test("keep the level in one camp", () => {
    expectLevel(blocs(sheets(createRandom(19), 0), { permutations: 1000 }));
  });

  test("are found when camps of 12 and 18 lie 4 standard deviations apart", () => {
    expect(rate(blocs(sheets(createRandom(20), 4), { permutations: 1000 }))).toBeGreaterThanOrEqual(0.8);
  });
});

describe("in-group favour", () => {
  const pairs = (random: Random, favour: number) => {
    const severity = times(20, () => 0.5 * random.normal());
    return times(30, (p) => {
      const ability = random.normal();
      return times(20, (r) => ({
        ratee: named("p", p),
        rater: named("r", r),
        raterGroup: named("g", r % 4),
        rateeGroup: named("g", p % 4),
        score: ability - severity[r] + (r % 4 === p % 4 ? favour : 0) + 0.8 * random.normal(),
      }));
    }).flat();
  };

  test("keeps the level without favour, severity differing", () => {
    const random = createRandom(21);
    expectLevel(times(200, (s) => inGroupFavour(pairs(random, 0), { seed: s, permutations: 200 })).flat());
  });

  test("is found at 0.3 standard deviations of a rating", () => {
    const random = createRandom(22);
    expect(
      rate(times(50, (s) => inGroupFavour(pairs(random, 0.24), { seed: s, permutations: 200 })).flat()),
    ).toBeGreaterThanOrEqual(0.8);
  });
});

describe("gap between rater groups", () => {
  const sheets = (random: Random, gap: number) =>
    times(300, (p) =>
      times(24, (s) => ({
        ratee: named("p", p),
        raterGroup: named("g", s % 3),
        score: random.normal() + (s % 3 === 0 ? gap : 0),
      })),
    ).flat();

  test("keeps the level when groups see alike", () => {
    expectLevel(groupGap(sheets(createRandom(23), 0), { permutations: 400 }));
  });

  test("is found when one group of eight is 1.6 standard deviations kinder", () => {
    expect(rate(groupGap(sheets(createRandom(24), 1.6), { permutations: 400 }))).toBeGreaterThanOrEqual(0.8);
  });
});

describe("daily record against vote", () => {
  const cohort = (random: Random, c: number, lift: number) =>
    times(25, (i) => {
      const record = random.normal();
      return {
        cohort: named("c", c),
        person: named("p", i),
        record,
        vote: 0.8 * record + 0.6 * random.normal() + (i === 0 ? 0.6 * lift : 0),
      };
    });

  test("keeps the level when the vote follows the record", () => {
    const random = createRandom(25);
    expectLevel(recordAgainstVote(times(40, (c) => cohort(random, c, 0)).flat()));
  });

  test("is found for a vote 3.2 residual standard deviations too kind", () => {
    const random = createRandom(26);
    const lifted = recordAgainstVote(times(200, (c) => cohort(random, c, 3.2)).flat()).filter(
      ({ subject }) => subject === "p0",
    );
    expect(rate(lifted)).toBeGreaterThanOrEqual(0.8);
  });
});

describe("targets met by a hair", () => {
  const owners = (random: Random, above: number) =>
    times(400, (o) =>
      times(20, () => ({
        owner: named("o", o),
        ratio: random.uniform() < above ? 1 + 0.05 * random.uniform() : 1 - 0.05 * random.uniform(),
      })),
    ).flat();

  test("keep the level when results fall where they fall", () => {
    expectLevel(metByAHair(owners(createRandom(27), 0.5)), true);
  });

  test("are found when four of five land just above", () => {
    expect(rate(metByAHair(owners(createRandom(28), 0.8)))).toBeGreaterThanOrEqual(0.8);
  });
});

describe("the family of all tests", () => {
  test("holds the false-discovery rate by Benjamini and Hochberg", () => {
    const make = (p: number): TestResult => ({
      test: "blocs",
      subject: String(p),
      statistic: 0,
      effect: 0,
      p,
      records: [],
    });
    const q = asFindings([0.04, 0.01, 0.03, 0.5].map(make)).map((finding) => finding.q);
    [0.04, 0.04 * (4 / 3), 0.04 * (4 / 3), 0.5].forEach((value, i) => {
      expect(q[i]).toBeCloseTo(value, 12);
    });
  });

  test("gives the same p with the same seed", () => {
    const random = createRandom(29);
    const data = ratings(random, (a) => a);
    expect(raterLeniency(data, { seed: 5, permutations: 100 })).toEqual(
      raterLeniency(data, { seed: 5, permutations: 100 }),
    );
  });
});
