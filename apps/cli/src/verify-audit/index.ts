import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Io } from "../io.ts";
import { type Anchors, parseRoot } from "./anchors.ts";
import { checkLog, type IntactLog } from "./check-log.ts";
import { LogFault } from "./fault.ts";
import { linesOfFile } from "./lines.ts";

const USAGE = `hengjian verify audit FILE [--root ROOT] [--checkpoint FILE] [--key KEY]
    离线核验导出的审计记录:逐条重算,指出第一条有问题的记录。
    Checks an exported audit log without a server and names the first bad entry.
    --root ROOT        另存于系统之外的根(十六进制或 Base64,可写成 条数:根)/ a root kept outside, also SIZE:ROOT
    --checkpoint FILE  监督员保存的检查点 / a signed checkpoint kept outside
    --key KEY          另存的公钥 / the public key kept outside
`;

interface Call {
  file: string;
  anchors: Anchors;
}

/** @returns 0 when all of it is intact, 1 when something is not, 2 for a wrong call or a file that cannot be read */
export async function verifyAudit(argv: string[], io: Io): Promise<number> {
  const call = readCall(argv);
  if (typeof call === "string") {
    io.stderr.write(call);
    return 2;
  }
  try {
    const log = await checkLog(linesOfFile(call.file), call.anchors);
    io.stdout.write(intactWords(log, call.anchors));
    return 0;
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    io.stdout.write(faultWords(error));
    return 1;
  }
}

function readCall(argv: string[]): Call | string {
  const options = {
    root: { type: "string" },
    checkpoint: { type: "string" },
    key: { type: "string" },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true, strict: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return USAGE;
    if (!statSync(file).isFile()) return `${file}: 不是文件。 This is not a file.\n`;
    const root = values.root === undefined ? null : parseRoot(values.root);
    if (values.root !== undefined && root === null)
      return "--root 应为 64 位十六进制或 44 位 Base64。 --root takes 64 hexadecimal digits or 44 of Base64.\n";
    const checkpoint = values.checkpoint === undefined ? null : readFileSync(values.checkpoint, "utf8");
    return { file, anchors: { root, checkpoint, key: values.key ?? null } };
  } catch (error) {
    return `${(error as Error).message}\n\n${USAGE}`;
  }
}

function intactWords(log: IntactLog, anchors: Anchors): string {
  const outside = [
    anchors.root === null ? "" : "--root",
    anchors.checkpoint === null ? "" : "--checkpoint",
    anchors.key === null ? "" : "--key",
  ].filter((name) => name !== "");
  const note =
    anchors.root === null && anchors.checkpoint === null
      ? "未给出系统之外保存的根,因此看不出末尾是否被截去、整份是否被替换。请用 --root 或 --checkpoint 再核一次。\n" +
        "No root kept outside was given: whether the end was cut off or the whole replaced cannot be seen. Use --root or --checkpoint.\n"
      : `已与系统之外的凭据核对(${outside.join("、")})。 Compared with what was kept outside (${outside.join(", ")}).\n`;
  return (
    `完整:全部 ${log.entries} 条记录、${log.checkpoints} 个检查点均未被改动。\n` +
    `All of it is intact: ${log.entries} entries, ${log.checkpoints} checkpoints.\n` +
    `记录 log   ${log.origin}\n根 root    ${log.root}\n公钥 key   ${log.key}\n${note}`
  );
}

function faultWords(fault: LogFault): string {
  const { line, index, eventId, text } = fault;
  const zh = [
    line === null ? "" : `第 ${line} 行`,
    index === null ? "" : `第 ${index + 1} 条记录`,
    eventId === null ? "" : `事件 ${eventId}`,
  ];
  const en = [
    line === null ? "" : `line ${line}`,
    index === null ? "" : `entry ${index + 1}`,
    eventId === null ? "" : `event ${eventId}`,
  ];
  return `不完整:${joined(zh, ",", ":")}${text.zh}。\nNot intact: ${joined(en, ", ", ": ")}${text.en}.\n`;
}

function joined(parts: readonly string[], between: string, after: string): string {
  const said = parts.filter((part) => part !== "");
  return said.length === 0 ? "" : said.join(between) + after;
}
