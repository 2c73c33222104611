import type { Io } from "./io.ts";

const HELP = `hengjian verify audit FILE [--root ROOT] [--checkpoint FILE]
    离线检查导出的审计记录，指出第一条有问题的记录。
    Check an exported audit log without a server; names the first bad entry.
hengjian verify ballots DIR [--recount DIR] [--manifest-hash HASH] [--root ROOT] [--supervisor-key KEY]
    离线核验已封票箱的记录，指出每一处问题所在的文件和行。
    Check the record of a closed ballot box without a server; names every fault with its file and line.
hengjian verify my-ballot FILE DIR [--manifest-hash HASH] [--root ROOT]
    查验我的票：用手机保存的凭据在公布的记录中查找。
    Check my ballot: look up the phone's proof in a published record.
`;

type Verifier = (args: string[], io: Io) => Promise<number>;

const VERIFIERS = new Map<string, () => Promise<Verifier>>([
  ["audit", async () => (await import("./verify-audit/index.ts")).verifyAudit],
  ["ballots", async () => (await import("./verify-ballots/index.ts")).verifyBallots],
  ["my-ballot", async () => (await import("./verify-ballots/my-ballot.ts")).verifyMyBallot],
]);

/** @returns 0 when everything holds, 1 when something does not, 2 for a wrong call */
export async function verify(args: string[], io: Io): Promise<number> {
  const [what = "", ...rest] = args;
  const verifier = VERIFIERS.get(what);
  if (verifier !== undefined) return (await verifier())(rest, io);
  const asked = what === "--help" || what === "-h" || what === "help";
  (asked ? io.stdout : io.stderr).write(HELP);
  return asked ? 0 : 2;
}
