import {
  type FrozenManifest,
  type GroupSummary,
  type RateeTally,
  readableHash,
  type Verdict,
} from "@hengjian/ballot";
import type { Printed } from "./call.ts";

/** What the verifier says of a record that holds. */
export function soundWords({ manifest, summary, root, tallies }: Verdict, printed: Printed): string {
  const ballots = summary.reduce((sum, one) => sum + one.ballots, 0);
  return [
    `成立：${summary.length} 个评价主体、${ballots} 张测评票的记录全部核验无误。`,
    `It holds: the record of ${summary.length} groups and ${ballots} ballots was checked and is sound.`,
    ...(manifest === null ? [] : aboutManifest(manifest)),
    `根值 root  ${root ?? ""}`,
    ...summary.map(summaryLine),
    ...(tallies === null ? NO_ANSWERS : [...tallies].flatMap(([group, list]) => tallyLines(group, list))),
    ...comparedWith(printed),
    "",
  ].join("\n");
}

function aboutManifest({ manifest, hashText }: FrozenManifest): string[] {
  const { campaign, title, mode } = manifest;
  const mock = mode === "mock" ? "（模拟测试，不计入结果 a mock vote, does not count）" : "";
  return [
    `测评 campaign  ${campaign} ${title.zh} ${title.en}${mock}`,
    `清单校验值 manifest  ${readableHash(hashText)}`,
  ];
}

function summaryLine({ group, eligible, issued, replaced, ballots, valid, invalid }: GroupSummary): string {
  return (
    `评价主体 group ${group}：应到 eligible ${eligible}，发出 issued ${issued}（补发 replaced ${replaced}），` +
    `收回 ballots ${ballots}，有效 valid ${valid}，无效 invalid ${invalid}`
  );
}

const NO_ANSWERS = [
  "记录中没有答案和盐，因此没有重新计票；复核计票组可用 --recount 一并核验。",
  "The record holds no answers and salts, so nothing was tallied; the recount team adds them with --recount.",
];

function tallyLines(group: string, tallies: readonly RateeTally[]): string[] {
  return tallies.flatMap(({ ratee, sheets, recused, items, comments }) => [
    `计票 tally ${group} ${ratee}：测评票 sheets ${sheets}，回避 recused ${recused}，意见 comments ${comments.length}`,
    ...items.map(({ item, levels, notKnown }) => {
      const votes = Object.entries(levels).map(([level, n]) => `${level} ${n}`);
      return `    ${item}：${votes.join("，")}，不了解 not known ${notKnown}`;
    }),
  ]);
}

function comparedWith({ root, manifestHash, supervisorKey }: Printed): string[] {
  const given = [
    ["--manifest-hash", manifestHash],
    ["--root", root],
    ["--supervisor-key", supervisorKey],
  ].filter(([, value]) => value !== undefined);
  const names = given.map(([name]) => name);
  if (names.length > 0)
    return [
      `已与系统之外的凭据核对（${names.join("、")}）。 Compared with what was kept outside (${names.join(", ")}).`,
    ];
  return [
    "未给出通知上的校验值或打印的根值，因此看不出整份记录是否被替换。请用 --manifest-hash 和 --root 再核一次。",
    "Neither the hash of the notice nor the printed root was given: whether all of it was replaced cannot be seen. Use --manifest-hash and --root.",
  ];
}

/** Every fault, the first one first; the place reads `file:line` as editors take it. */
export function faultWords({ problems, summary }: Verdict): string {
  const faults = problems.map(({ code, file, line, text }, i) => {
    const place = line === null ? file : `${file}:${line}`;
    return `${i + 1}. ${place}  [${code}]\n   ${text.zh}\n   ${text.en}\n`;
  });
  const figures = summary.map((one) => `${summaryLine(one)}\n`);
  return (
    `不成立：发现 ${problems.length} 处问题，第一处在 ${problems[0]?.file}。\n` +
    `It does not hold: ${problems.length} faults, the first in ${problems[0]?.file}.\n` +
    `${faults.join("")}${figures.join("")}`
  );
}
