import { type Verdict, verifyRecord } from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import type { Io } from "../io.ts";
import { type Call, readCall } from "./call.ts";
import { FolderFault, readRecord } from "./folder.ts";
import { faultWords, soundWords } from "./words.ts";

const USAGE = `hengjian verify ballots DIR [--recount DIR] [--manifest-hash HASH] [--root ROOT] [--supervisor-key KEY]
    离线核验一个已封票箱的记录：重算全部签名、承诺、根和计票，指出每一处问题所在的文件和行。
    Checks the record of a closed ballot box without a server: every signature, commitment, root and tally is computed
    anew; every fault is named with its file and line.
    --recount DIR          复核计票组得到的答案文件夹 / answers and salts, as the recount team got them
    --manifest-hash HASH   通知、卡片或会场屏幕上的清单校验值 / hash of the manifest on notice, card or screen
    --root ROOT            打印的结果记录单上的根值 / root on the printed protocol sheet
    --supervisor-key KEY   监督员的公钥 / the supervisor's public key
`;

/** @returns 0 when all of it holds, 1 when something does not, 2 for a wrong call or what is no record */
export async function verifyBallots(argv: string[], io: Io): Promise<number> {
  const call = readCall(argv, 1);
  if (call === "help") {
    io.stdout.write(USAGE);
    return 0;
  }
  if ("wrong" in call) {
    io.stderr.write(`${call.wrong}${USAGE}`);
    return 2;
  }
  try {
    const verdict = verdictOn(call);
    io.stdout.write(verdict.problems.length === 0 ? soundWords(verdict, call.printed) : faultWords(verdict));
    return verdict.problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof FolderFault)) throw error;
    io.stderr.write(error.message);
    return 2;
  }
}

function verdictOn({ paths: [folder = ""], recount, printed }: Call): Verdict {
  const files = readRecord(folder);
  const answers = recount === null ? new Map<string, Uint8Array>() : readRecord(recount);
  // Files of both folders must agree; the verifier sees the published one, so a difference would hide in the other.
  for (const [name, bytes] of answers) {
    const published = files.get(name);
    if (published !== undefined && Buffer.compare(published, bytes) !== 0)
      throw new FolderFault(
        `${name}: 两个文件夹中的内容不同。请核对是否属于同一票箱。 ` +
          "The two folders differ in this file; check that both are of the same box.\n",
      );
    files.set(name, bytes);
  }
  return verifyRecord(files, { ...printed, checks: nativeChecks });
}
