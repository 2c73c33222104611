/** The report as one page that asks no other host for anything. */
import { basename } from "node:path";
import type { Analysis } from "../../analysis.ts";
import { type Block, type Column, type Say, type Section, sayIn, type Table } from "../report/blocks.ts";
import { reportOf } from "../report/report.ts";
import { type Chart, chartsOf } from "./charts.ts";
import { escaped } from "./markup.ts";
import { STYLE } from "./style.ts";

const LIMITS = { elements: 60, findings: 120 };
/** Letters from which a cell is given room to break. */
const LONG = 24;

export function toHtml(analysis: Analysis): string {
  const { lang, file } = analysis.options;
  const say = sayIn(lang);
  const sections = reportOf(analysis, say, LIMITS);
  const title = say("评分分析", "Analysis of ratings");
  const links = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`);
  return `<!doctype html>
<html lang="${lang === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${escaped(`${title}：${basename(file)}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p class="muted">${escaped(basename(file))}</p>
<nav aria-label="${escaped(say("目录", "Contents"))}"><ul>${links.join("")}</ul></nav>
</header>
<main>
${sections.map((section) => sectionHtml(section, analysis, say)).join("\n")}
</main>
<footer>${escaped(say("由“衡鉴”在本机生成；全部数字见 hengjian analyse --json。", "Made on this computer by Hengjian; all numbers: hengjian analyse --json."))}</footer>
</body>
</html>
`;
}

/** Charts after the first paragraphs and before the tables that say the same in numbers. */
function sectionHtml(section: Section, analysis: Analysis, say: Say): string {
  const firstTable = section.blocks.findIndex(({ kind }) => kind === "table");
  const cut = section.id === "data" || firstTable < 0 ? section.blocks.length : firstTable;
  const html = (blocks: readonly Block[]) => blocks.map((block) => blockHtml(block, say)).join("\n");
  const charts = chartsOf(section.id, analysis, say).map(chartHtml).join("\n");
  return `<section id="${section.id}" aria-labelledby="${section.id}-title">
<h2 id="${section.id}-title">${escaped(section.title)}</h2>
${html(section.blocks.slice(0, cut))}
${charts}
${html(section.blocks.slice(cut))}
</section>`;
}

function chartHtml({ title, caption, markup }: Chart): string {
  return `<figure><h3>${escaped(title)}</h3><figcaption>${escaped(caption)}</figcaption>${markup}</figure>`;
}

function blockHtml(block: Block, say: Say): string {
  if (block.kind === "table") return tableHtml(block, say);
  const isWarning = block.kind === "warning";
  return `<p${isWarning ? ' class="warning" role="note"' : ""}>${escaped(block.text)}</p>`;
}

function tableHtml({ caption, columns, rows, more }: Table, say: Say): string {
  const hasHead = columns.some(({ label }) => label !== "");
  const head = hasHead ? `<thead><tr>${columns.map(headCell).join("")}</tr></thead>` : "";
  const body = rows.map((row) => `<tr>${row.map((cell, c) => bodyCell(cell, columns[c]!)).join("")}</tr>`);
  const rest =
    more > 0
      ? `<p class="small">${escaped(say(`另有${more}行，见 --json。`, `${more} more rows; see --json.`))}</p>`
      : "";
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption>${head}<tbody>${body.join("\n")}</tbody></table></div>${rest}`;
}

function headCell({ label, isNumber }: Column): string {
  return `<th scope="col"${isNumber ? ' class="number"' : ""}>${escaped(label)}</th>`;
}

function bodyCell(cell: string, { isNumber }: Column): string {
  const kind = isNumber ? "number" : [...cell].length > LONG ? "long" : "";
  return `<td${kind === "" ? "" : ` class="${kind}"`}>${escaped(cell)}</td>`;
}
