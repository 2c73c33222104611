import type { Analysis } from "../../analysis.ts";
import { biasSection } from "./bias.ts";
import { type Say, type Section, text } from "./blocks.ts";
import { findingsSection } from "./findings.ts";
import { itemSection, type Limits, rateeSection, raterSection } from "./measures.ts";
import { comparability, overview } from "./overview.ts";
import { reliabilitySection, varianceSection } from "./reliability.ts";

export function reportOf(analysis: Analysis, say: Say, limits: Limits): Section[] {
  return [
    overview(analysis, say),
    comparability(analysis, say),
    rateeSection(analysis, say, limits),
    raterSection(analysis, say, limits),
    itemSection(analysis, say, limits),
    ...(analysis.interactions.length > 0 ? [biasSection(analysis.interactions, say, limits)] : []),
    reliabilitySection(analysis, say),
    varianceSection(analysis, say),
    findingsSection(analysis, say, limits),
    howToRead(analysis, say),
  ];
}

function howToRead({ solution }: Analysis, say: Say): Section {
  const joint = solution.estimator === "joint";
  const errors = joint
    ? say(
        "元素多时，联合估计的误差把别的数值当作已知，偏小一些。",
        "With many elements errors of the joint estimator take all else as known and are a little too small.",
      )
    : "";
  return {
    id: "reading",
    title: say("怎样读这些数", "How to read the numbers"),
    blocks: [
      text(
        say(
          "测量值、宽严度、难度和步骤都用同一把尺子，单位是 logit：高出1，得到高一档而不是低一档的机会约为原来的2.7倍；高出0.1左右的差别通常没有实际意义。",
          "Measures, severities, difficulties and steps share one scale, the logit: 1 more multiplies the odds of the higher of two neighbouring categories by about 2.7; differences of about 0.1 rarely matter.",
        ),
      ),
      text(
        say(
          `真值大约有95%的把握在“测量值 ± 两倍误差”之内，两个数相差不到两三倍误差时不要分先后。${errors}`,
          `The truth lies within two errors of a measure with a confidence of about 95%; do not rank two numbers that differ by less than two or three errors. ${errors}`,
        ),
      ),
    ],
  };
}
