/** Tables of the interactions that were asked for. */
import { FALSE_DISCOVERY_RATE } from "../../findings/frame.ts";
import type { Interaction, Interactions } from "../../model/bias.ts";
import { isMissing } from "../../notes.ts";
import {
  type Block,
  decimal,
  number,
  pick,
  probability,
  type Say,
  type Section,
  text,
  words,
} from "./blocks.ts";
import { facetLabel } from "./labels.ts";
import type { Limits } from "./measures.ts";

export function biasSection(interactions: readonly Interaction[], say: Say, limits: Limits): Section {
  return {
    id: "bias",
    title: say("相互作用", "Interactions"),
    blocks: [
      text(
        say(
          "每一对的偏差是在扣除各自的水平、宽严、难度之后还剩下的（logit）：正的是打得比预计高，负的是低。只看 q 小的。",
          "What is left of each pair once level, severity and difficulty are taken out (logits): above 0 marked higher than expected, below 0 lower. Look at small q only.",
        ),
      ),
      ...interactions.flatMap((one) => blocksOf(one, say, limits.findings)),
    ],
  };
}

function blocksOf({ facets, found }: Interaction, say: Say, most: number): Block[] {
  const [first, second] = facets.map((facet) => facetLabel(say, facet));
  const name = `${first} × ${second}`;
  if (isMissing(found)) return [text(`${name}${say("：", ": ")}${pick(say, found.text)}`)];
  const { terms } = found;
  const shown = terms.slice(0, most);
  return [
    text(summaryOf(name, found, say)),
    {
      kind: "table",
      caption: say(`${name}（最确定的在前）`, `${name}, the surest first`),
      columns: [
        words(first!),
        words(second!),
        number(say("评分数", "Ratings")),
        number(say("偏差", "Bias")),
        number(say("± 误差", "± error")),
        number("t"),
        number("q"),
        words(say("说明", "Note")),
      ],
      rows: shown.map(({ first: one, second: other, count, bias, se, t, q, extreme }) => [
        one,
        other,
        String(count),
        decimal(bias),
        decimal(se),
        decimal(t),
        probability(q),
        extreme === null
          ? ""
          : extreme === "highest"
            ? say("全是最高", "all highest")
            : say("全是最低", "all lowest"),
      ]),
      more: terms.length - shown.length,
    },
  ];
}

function summaryOf(name: string, { terms, leftOut }: Interactions, say: Say): string {
  const sure = terms.filter(({ q }) => q <= FALSE_DISCOVERY_RATE).length;
  const level = `${100 * FALSE_DISCOVERY_RATE}%`;
  const rest =
    leftOut === 0
      ? ""
      : say(
          `另有${leftOut}对只有一个评分，未检验。`,
          ` Another ${leftOut} pairs have a single rating and were left out.`,
        );
  return say(
    `${name}：${terms.length}对中有${sure}对在错误发现率${level}之下超出偶然。${rest}`,
    `${name}: ${sure} of ${terms.length} pairs stand out at a false-discovery rate of ${level}.${rest}`,
  );
}
