/** Leads to check, and which tests were made. */
import type { Analysis } from "../../analysis.ts";
import { FALSE_DISCOVERY_RATE } from "../../findings/frame.ts";
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
import { testAbout, testName } from "./labels.ts";
import type { Limits } from "./measures.ts";

export function findingsSection(analysis: Analysis, say: Say, limits: Limits): Section {
  const title = say("失真线索", "Signs of distortion");
  if (!analysis.options.findings)
    return {
      id: "findings",
      title,
      blocks: [text(say("未作失真检验。", "The distortion tests were left out."))],
    };
  const { findings } = analysis;
  const blocks: Block[] = [
    text(
      say(
        `线索只是值得核实的地方，不是结论。每种检验内控制错误发现率不超过${100 * FALSE_DISCOVERY_RATE}%（Benjamini–Hochberg，q）。`,
        `A finding is a lead to check, never a verdict. Within each test the false-discovery rate is held at ${100 * FALSE_DISCOVERY_RATE}% (Benjamini–Hochberg, q).`,
      ),
    ),
    testsTable(analysis, say),
  ];
  if (findings.length > 0) blocks.push(leadsTable(analysis, say, limits.findings));
  return { id: "findings", title, blocks };
}

function testsTable({ tests }: Analysis, say: Say): Block {
  return {
    kind: "table",
    caption: say("做了哪些检验", "Tests made"),
    columns: [
      words(say("检验", "Test")),
      words(say("查什么", "What it looks for")),
      number(say("检验数", "Tried")),
      number(say("线索", "Leads")),
      words(say("说明", "Note")),
    ],
    rows: tests.map(({ test, tried, found, notRun, limit }) => [
      testName(say, test),
      testAbout(say, test),
      notRun === null ? String(tried) : "—",
      notRun === null ? String(found) : "—",
      notRun === null ? (limit === null ? "" : pick(say, limit.text)) : pick(say, notRun.text),
    ]),
    more: 0,
  };
}

/** The same number of leads of each test, so that a frequent one does not hide the others. */
function leadsTable({ findings }: Analysis, say: Say, most: number): Block {
  const byTest = [...Map.groupBy(findings, ({ test }) => test).values()];
  const each = Math.max(1, Math.floor(most / byTest.length));
  const shown = byTest.flatMap((own) => own.slice(0, each));
  return {
    kind: "table",
    caption: say("线索（同类中最强的在前）", "Leads, the strongest of each kind first"),
    columns: [
      words(say("检验", "Test")),
      words(say("线索", "Lead")),
      number(say("效应", "Effect")),
      number("q"),
    ],
    rows: shown.map(({ test, text: said, effect, q }) => [
      testName(say, test),
      pick(say, said),
      decimal(effect),
      probability(q),
    ]),
    more: findings.length - shown.length,
  };
}
