/** One style for screen, dark screen, telephone and paper. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c2430; --muted: #5a6676; --line: #dfe4ea; --soft: #f4f6f9;
  --accent: #1d5fb4; --other: #8fa3bb; --warm: #b3541e; --warn: #fff5e0; --warn-line: #c98a00; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181e; --ink: #e6eaf0; --muted: #a3afbe; --line: #303945;
  --soft: #1c222a; --accent: #7db2f5; --other: #56687e; --warm: #f0a36b; --warn: #2c2412; --warn-line: #c99a2e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
main, header, footer { max-width: 1040px; margin: 0 auto; padding: 0 16px; }
header { padding-top: 24px; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 4px; }
h2 { font-size: 1.25rem; margin: 40px 0 12px; padding-bottom: 6px; border-bottom: 2px solid var(--line); break-after: avoid; }
h3 { font-size: 1rem; margin: 24px 0 4px; break-after: avoid; }
p { margin: 8px 0; max-width: 46em; overflow-wrap: anywhere; }
.small, .muted, footer { color: var(--muted); font-size: .875rem; }
nav ul { list-style: none; padding: 0; margin: 12px 0 0; display: flex; flex-wrap: wrap; gap: 4px 16px; }
a { color: var(--accent); }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.warning { background: var(--warn); border-left: 4px solid var(--warn-line); padding: 8px 12px; max-width: none; }
.scroll { overflow-x: auto; margin: 12px 0; }
table { border-collapse: collapse; font-size: .875rem; min-width: 40%; }
caption { text-align: left; font-weight: 600; padding: 4px 0; }
th, td { padding: 4px 10px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--muted); font-weight: 600; white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.long { min-width: 16em; }
figure { margin: 16px 0; }
figcaption { color: var(--muted); font-size: .875rem; max-width: 46em; }
.chart { display: block; overflow: visible; }
text { fill: var(--ink); font-size: 12px; }
.tick { fill: var(--muted); }
.lane { font-weight: 600; font-size: 13px; }
.grid { stroke: var(--line); }
.zero { stroke: var(--muted); }
.dot { fill: var(--accent); }
.hollow { fill: var(--paper); stroke: var(--accent); stroke-width: 1.5; }
.bar { fill: var(--accent); }
.bar.other { fill: var(--other); }
.error { stroke: var(--accent); stroke-width: 2; opacity: .6; }
.box { fill: var(--soft); }
.curve { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke;
  stroke: color-mix(in oklch, var(--warm), var(--accent) var(--tone)); }
.name { font-weight: 600; fill: color-mix(in oklch, var(--warm), var(--accent) var(--tone)); }
.level { stroke: var(--muted); stroke-dasharray: 4 4; vector-effect: non-scaling-stroke; }
.lines { margin: 8px 0; }
.line { display: grid; grid-template-columns: minmax(4em, 9em) 1fr; gap: 8px; align-items: center; break-inside: avoid; }
.line.wide { grid-template-columns: minmax(8em, 20em) 1fr; padding: 2px 0; }
.line > span { font-size: .8125rem; line-height: 1.25; overflow-wrap: anywhere; }
.line > svg { display: block; }
.gap { color: var(--muted); padding: 4px 0; }
.several { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 8px 24px; }
footer { padding-top: 24px; padding-bottom: 40px; }
@media (max-width: 480px) { .line.wide { grid-template-columns: 1fr; gap: 0; } .line { grid-template-columns: 5.5em 1fr; } th, td { padding: 4px 6px; } }
@page { margin: 14mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --muted: #444; --line: #ccc; --soft: #fff; --accent: #1d5fb4;
    --other: #8fa3bb; --warm: #b3541e; --warn: #fff; --warn-line: #666; }
  body { font-size: 11pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav { display: none; }
  main, header, footer { max-width: none; padding: 0; }
  .scroll { overflow: visible; }
  table { width: 100%; font-size: 8.5pt; }
  th, td { padding: 2px 5px; }
  th { white-space: normal; }
  td.long { min-width: 0; }
  tr, figure > svg, figcaption { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
