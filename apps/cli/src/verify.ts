import type { Io } from "./io.ts";

const HELP = `hengjian verify audit FILE [--root ROOT] [--checkpoint FILE]
    离线检查导出的审计记录,指出第一条有问题的记录。
    Check an exported audit log without a server; names the first bad entry.
`;

/** @returns 0 when everything holds, 1 when something does not, 2 for a wrong call */
export async function verify(args: string[], io: Io): Promise<number> {
  const [what, ...rest] = args;
  if (what === "audit") return (await import("./verify-audit/index.ts")).verifyAudit(rest, io);
  io.stderr.write(HELP);
  return 2;
}
