import { metByAHair } from "../../distortion/hair-breadth.ts";
import { recordAgainstVote } from "../../distortion/record-vote.ts";
import { scoreGradeOutOfStep } from "../../distortion/score-grade.ts";
import type { Random } from "../../numeric/random.ts";
import { named, type Scenario, times } from "./scenario.ts";

/** 20 persons, 4 of them excellent by what was seen: the score, its error, and for three of them some favour. */
function cohort(random: Random, c: number, favour: number) {
  const score = times(20, () => random.normal() + 0.3 * random.normal());
  const seen = score.map((value, i) => value + 0.3 * random.normal() + (i < 3 ? favour : 0));
  const bar = seen.toSorted((a, b) => b - a)[3];
  return score.map((value, i) => ({
    cohort: named("c", c),
    score: value,
    se: 0.3,
    grade: seen[i] >= bar ? 2 : 1,
  }));
}

const outOfStep: Scenario = {
  test: "score-grade",
  distortion: "three of twenty are lifted by 2.5 standard deviations of the score",
  isDiscrete: false,
  honest: (random, size) =>
    scoreGradeOutOfStep(times(size, (c) => cohort(random, c, 0)).flat(), { permutations: 300 }),
  distorted: (random, size) =>
    scoreGradeOutOfStep(times(size, (c) => cohort(random, c, 2.5)).flat(), { permutations: 300 }),
};

function votes(random: Random, c: number, lift: number) {
  return times(25, (i) => {
    const record = random.normal();
    return {
      cohort: named("c", c),
      person: named("p", i),
      record,
      vote: 0.8 * record + 0.6 * (random.normal() + (i === 0 ? lift : 0)),
    };
  });
}

const recordVote: Scenario = {
  test: "record-vote",
  distortion: "a vote 3.2 residual standard deviations kinder than the record",
  isDiscrete: false,
  honest: (random, size) => recordAgainstVote(times(Math.ceil(size / 25), (c) => votes(random, c, 0)).flat()),
  distorted: (random, size) =>
    recordAgainstVote(times(size, (c) => votes(random, c, 3.2)).flat()).filter(
      ({ subject }) => subject === "p0",
    ),
};

/** 20 results near the target; a share lands just above. */
const owners = (random: Random, count: number, above: number) =>
  times(count, (o) =>
    times(20, () => ({
      owner: named("o", o),
      ratio: random.uniform() < above ? 1 + 0.05 * random.uniform() : 1 - 0.05 * random.uniform(),
    })),
  ).flat();

const hair: Scenario = {
  test: "hair-breadth",
  distortion: "five of six results near the target land just above it",
  isDiscrete: true,
  honest: (random, size) => metByAHair(owners(random, size, 0.5)),
  distorted: (random, size) => metByAHair(owners(random, size, 5 / 6)),
};

export const RESULT_SCENARIOS: readonly Scenario[] = [outOfStep, recordVote, hair];
