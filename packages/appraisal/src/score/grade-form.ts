import {
  attentionLeads,
  GRADE_VOTE_LABELS,
  gradeVoteCounts,
  scoreByShare,
  scoreByValues,
} from "../methods/grade-votes.ts";
import { sum } from "../numbers.ts";
import { ruleValue } from "../rules.ts";
import type { Flag, GradeVotes, Method, ScoreNode, SheetInputs, Votes } from "../types.ts";
import { silentGroup } from "./evaluation.ts";
import { makeNode, POINT_DECIMALS, POINTS, schemeSource, weightedMean } from "./parts.ts";
import { type VoteForm, voteParts } from "./votes.ts";

/** Evaluation by one vote for a whole grade [民主测评表], rater group by rater group. */
export function gradeFormNode(inputs: SheetInputs, method: Method, path: string): ScoreNode {
  const id = `${path}/${method.code}`;
  const own = (inputs.gradeTallies ?? []).filter((one) => one.method === method.code);
  const present = new Set(own.map((one) => one.group));
  const points = ruleValue(inputs.packs, "votes.values");
  const groups = method.groups
    .filter((group) => present.has(group.code))
    .map((group) => ({ group, votes: votesOf(own.find((one) => one.group === group.code)!.votes, points) }));
  const { parts, together } = voteParts(inputs, groups, id, gradeForm(inputs, method));
  const mean = weightedMean(parts, POINT_DECIMALS);
  const silent = method.groups.filter((group) => !present.has(group.code));
  return makeNode({
    id,
    kind: "method",
    label: method.label,
    value: mean.value,
    formula: mean.formula,
    ...(together === null ? {} : { votes: together }),
    source: schemeSource(inputs.scheme),
    flags: [
      ...mean.flags,
      ...(groups.length === 0 ? [] : silent.map(silentGroup)),
      ...leadsOf(inputs, together),
    ],
    children: mean.children,
  });
}

function gradeForm(inputs: SheetInputs, method: Method): VoteForm {
  const score = method.scoring === "share" ? scoreByShare : scoreByValues;
  return {
    scale: POINTS,
    decimals: POINT_DECIMALS,
    valueOf: (votes) => {
      const { points, formula, rule } = score(gradeVotesOf(votes), inputs.packs);
      return { value: points!, formula, rule };
    },
  };
}

/** As votes on levels, best first, each level with its points. */
function votesOf(votes: GradeVotes, points: readonly number[]): Votes {
  const counts = gradeVoteCounts(votes);
  return {
    levels: counts.map((count, i) => ({ value: points[i]!, label: GRADE_VOTE_LABELS[i]!, count })),
    valid: sum(counts),
    notKnown: votes.notKnown,
    abstained: votes.abstained,
    hidden: false,
  };
}

function gradeVotesOf(votes: Votes): GradeVotes {
  const [excellent = 0, competent = 0, basicallyCompetent = 0, incompetent = 0] = votes.levels.map(
    (level) => level.count,
  );
  const { notKnown, abstained } = votes;
  return { excellent, competent, basicallyCompetent, incompetent, notKnown, abstained };
}

/** Leads only where the counts themselves may be shown. */
function leadsOf(inputs: SheetInputs, together: Votes | null): Flag[] {
  if (together === null || together.hidden) return [];
  return attentionLeads(gradeVotesOf(together), inputs.packs).map(({ code, text }) => ({ code, text }));
}
