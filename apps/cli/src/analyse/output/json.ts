/** The result for programs. Numbers are finite; null stands only beside a flag that says why. */
import type { MarginalSolution } from "@hengjian/psychometrics";
import type { Analysis, Category } from "../analysis.ts";
import { FALSE_DISCOVERY_RATE, type Finding, SMALLEST_EFFECT } from "../findings/frame.ts";
import type { Interaction } from "../model/bias.ts";
import { anchoredIn, errorsOf, formulaOf, identificationOf } from "../model/describe.ts";
import type { Element } from "../model/facets.ts";
import { isMissing } from "../notes.ts";
import { markCount, sheetCount } from "../read/ratings.ts";

/** Rows listed of one finding; `sheets` counts all. */
const MOST_ROWS = 200;

/** @throws Error when a number is not finite: a fault of the program that must not be printed as null */
export function toJson(analysis: Analysis): string {
  return JSON.stringify(documentOf(analysis), refuseNaN, 2);
}

function refuseNaN(key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value))
    throw new Error(`"${key}" is ${value} in the result.`);
  return value;
}

function documentOf(analysis: Analysis) {
  const { facets, subsets, variance, reliability, findings, interactions } = analysis;
  return {
    model: modelOf(analysis),
    facets: Object.fromEntries(facets.facets.map(({ name, elements }) => [name, elements.map(elementOf)])),
    steps: stepsOf(analysis),
    variance,
    reliability: {
      ...reliability,
      facets: Object.fromEntries(
        facets.facets
          .filter(({ meanOf }) => meanOf === null)
          .map(({ name, spread }) => [name, spread ?? { flag: "not-comparable", text: subsets.text }]),
      ),
      ...("eapReliability" in analysis.solution ? { eap: analysis.solution.eapReliability } : {}),
    },
    subsets,
    findings: findings.map((finding) => findingOf(analysis, finding)),
    ...(interactions.length > 0 ? { bias: interactions.map(interactionOf) } : {}),
  };
}

function modelOf(analysis: Analysis) {
  const { options, ratings, scale, groups, solution, facets } = analysis;
  return {
    estimator: solution.estimator,
    chosenBy: analysis.isChosen ? "program" : "caller",
    steps: solution.design.stepFacet === null ? "shared" : "item",
    ...(solution.estimator === "joint" ? { biasCorrection: options.biasCorrection } : {}),
    formula: formulaOf(solution, groups),
    unit: "logits",
    direction: {
      ratee: "higher is better",
      rater: "higher is more severe",
      item: "higher is more difficult",
    },
    identification: identificationOf(solution, groups),
    errors: errorsOf(solution),
    ...(options.anchors === null ? {} : { anchored: anchoredOf(analysis) }),
    ratings: markCount(ratings),
    sheets: sheetCount(ratings),
    missing: ratings.marks.length - markCount(ratings),
    columns: {
      ratee: ratings.ratee.column,
      rater: ratings.rater.column,
      items: ratings.items,
      ...Object.fromEntries(groups.map(({ name, column }) => [name, column])),
    },
    groups: groups.map(({ name, column, role }) => ({ facet: name, column, role })),
    scale: { low: scale.low, high: scale.high, given: scale.isGiven, counts: scale.counts },
    categories: facets.categories.map(categoryOf),
    overall: { infit: facets.overall.infit, outfit: facets.overall.outfit },
    iterations: solution.iterations,
    converged: solution.converged,
    lastChange: solution.lastChange,
    ...("variance" in solution ? populationOf(solution) : {}),
    tests: testsOf(analysis),
    notes: analysis.notes,
  };
}

/** How many elements of each facet are held. */
function anchoredOf({ solution }: Analysis) {
  return Object.fromEntries(solution.design.facets.map(({ name }, f) => [name, anchoredIn(solution, f)]));
}

function populationOf(solution: MarginalSolution) {
  const { mean, variance, varianceError, logLikelihood, parameters, nodes, nodeSpacing } = solution;
  return {
    population: {
      mean,
      variance,
      se: varianceError,
      ...(solution.varianceAtBoundary ? { flag: "at-boundary" } : {}),
    },
    logLikelihood,
    parameters,
    nodes,
    nodeSpacing,
  };
}

function elementOf({ id, measure, se, infit, outfit, count, flag }: Element) {
  return { id, measure, se, infit, outfit, count, ...(flag === null ? {} : { flag }) };
}

function interactionOf({ facets, found }: Interaction) {
  const names = facets.map(({ name }) => name);
  if (isMissing(found)) return { facets: names, ...found };
  const { terms, leftOut } = found;
  return {
    facets: names,
    pairs: terms.length,
    leftOut,
    terms: terms.map(({ extreme, ...term }) => ({ ...term, ...(extreme === null ? {} : { flag: extreme }) })),
  };
}

function categoryOf({ group, value, count, averageMeasure, outfit }: Category) {
  return { ...(group === "*" ? {} : { item: group }), value, count, averageMeasure, outfit };
}

function stepsOf({ facets, solution }: Analysis) {
  return facets.categories.flatMap(({ group, value, count, outfit, step, stepError, disordered }, c, all) => {
    if (step === null) return [];
    const { values } = solution.design.coding.groups.find(({ id }) => id === group)!;
    const number = values.indexOf(value);
    const name = `step${number}`;
    const isFixed = !(stepError !== null && Number.isFinite(stepError) && stepError > 0);
    return {
      id: group === "*" ? name : `${group}:${name}`,
      ...(group === "*" ? {} : { item: group }),
      from: all[c - 1]!.value,
      to: value,
      measure: step,
      se: isFixed ? null : stepError,
      count,
      outfit,
      disordered,
      ...(isFixed ? { flag: "fixed" } : {}),
    };
  });
}

function testsOf({ options, tests }: Analysis) {
  if (!options.findings) return { run: false, flag: "not-asked" };
  return {
    run: true,
    seed: options.seed,
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    family: "the results of one test",
    list: tests.map(({ test, tried, found, permutations, limit, notRun }) => ({
      test,
      tried,
      found,
      smallestEffect: SMALLEST_EFFECT[test],
      permutations,
      ...(limit === null ? {} : { limit }),
      ...(notRun === null ? {} : { notRun }),
    })),
  };
}

function findingOf({ ratings }: Analysis, { test, about, statistic, effect, p, q, sheets, text }: Finding) {
  return {
    test,
    about,
    statistic,
    effect,
    p,
    q,
    sheets: sheets.length,
    rows: sheets.slice(0, MOST_ROWS).map((sheet) => ratings.row[sheet]!),
    text,
  };
}
