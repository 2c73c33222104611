import { readFileSync } from "node:fs";
import {
  type Counted,
  checkCounted,
  type Dispute,
  disputeReader,
  FILES,
  type FrozenManifest,
  openManifest,
  readJson,
  ShapeError,
  signedRoot,
} from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import type { Io } from "../io.ts";
import { type Printed, readCall } from "./call.ts";
import { FolderFault, readRecord } from "./folder.ts";

const USAGE = `hengjian verify my-ballot FILE DIR [--manifest-hash HASH] [--root ROOT] [--supervisor-key KEY]
    查验我的票：用手机保存的凭据（FILE）在公布的记录（DIR）中查找自己的测评票；凭据不含答案。
    Check my ballot: looks up the ballot of a proof saved by the phone (FILE) in a published record (DIR). The proof
    holds no answers.
`;

interface Finding {
  isCounted: boolean;
  zh: string;
  en: string;
}

/** @returns 0 when the ballot was counted, 1 when it was not or nothing is proved, 2 for a wrong call */
export async function verifyMyBallot(argv: string[], io: Io): Promise<number> {
  const call = readCall(argv, 2);
  if (call === "help") {
    io.stdout.write(USAGE);
    return 0;
  }
  if ("wrong" in call) {
    io.stderr.write(`${call.wrong}${USAGE}`);
    return 2;
  }
  const [file = "", folder = ""] = call.paths;
  try {
    const dispute = readDispute(file);
    const { isCounted, zh, en } = finding(readRecord(folder), dispute, call.printed);
    io.stdout.write(`${zh}\n${en}\n`);
    return isCounted ? 0 : 1;
  } catch (error) {
    if (!(error instanceof FolderFault)) throw error;
    io.stderr.write(error.message);
    return 2;
  }
}

function readDispute(file: string): Dispute {
  try {
    return readJson(readFileSync(file, "utf8"), disputeReader, file);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (!isMissing && !(error instanceof ShapeError)) throw error;
    throw new FolderFault(
      `${file}: 不是手机保存的凭据（hengjian-dispute.json）。 This is not a proof saved by the phone.\n`,
    );
  }
}

function finding(files: ReadonlyMap<string, Uint8Array>, dispute: Dispute, printed: Printed): Finding {
  const frozen = manifestOf(files);
  if (frozen === null)
    return not(
      "清单缺失或无法读取，查不了。",
      "The manifest is missing or cannot be read; nothing can be checked.",
    );
  if (dispute.receipt.manifest !== frozen.hashText)
    return not("凭据属于另一次测评。", "The proof belongs to another campaign.");
  const root = signedRoot(frozen, files, dispute.group);
  const stranger = strangerThan(frozen, root, printed);
  if (stranger !== null) return stranger;
  return wordsFor(checkCounted(frozen, files, dispute, nativeChecks), root, frozen, dispute);
}

function manifestOf(files: ReadonlyMap<string, Uint8Array>): FrozenManifest | null {
  try {
    return openManifest(Buffer.from(files.get(FILES.manifest) ?? []).toString("utf8"));
  } catch (error) {
    if (error instanceof ShapeError) return null;
    throw error;
  }
}

function strangerThan(frozen: FrozenManifest, root: string | null, printed: Printed): Finding | null {
  if (printed.manifestHash !== undefined && printed.manifestHash !== frozen.hashText)
    return not("清单的校验值与通知上的不同。", "The manifest's hash differs from the one on the notice.");
  if (printed.supervisorKey !== undefined && printed.supervisorKey !== frozen.manifest.supervisorKey)
    return not(
      "清单中监督员的公钥不是给出的公钥。",
      "The supervisor's public key in the manifest is not the given one.",
    );
  if (root !== null && printed.root !== undefined && printed.root !== root)
    return not(
      "根值与打印的结果记录单不同。",
      "The root differs from the one on the printed protocol sheet.",
    );
  return null;
}

function wordsFor(
  counted: Counted,
  root: string | null,
  frozen: FrozenManifest,
  { group, receipt }: Dispute,
): Finding {
  if (counted.outcome === "not-a-proof")
    return not(
      "凭据不成立：回执的签名与其中的承诺不符，不能证明什么。",
      "The proof does not hold: receipt and commitments do not fit each other. It proves nothing.",
    );
  const short = receipt.h.slice(0, 16);
  if (counted.outcome === "counted" && root !== null)
    return {
      isCounted: true,
      zh: `已计入：回执号 ${short} 的票和其中每一份测评都在公布的记录中。根值 ${root}`,
      en: `Counted: the ballot with receipt ${short} and each of its sheets stand in the published record. Root ${root}`,
    };
  if (root === null)
    return not(
      `公布的内容不是票箱和监督员签名的那一份，请先用 verify ballots 核验整份记录。回执号 ${short}：${lookUp(counted).zh}`,
      `What is published is not what box and supervisor signed; check the whole record with verify ballots first. Receipt ${short}: ${lookUp(counted).en}`,
    );
  return not(
    `凭据成立：票箱签名收下了 ${group} 组回执号 ${short} 的票，而${lookUp(counted).zh}。任何人持这份凭据都能得出同样结论。票箱公钥 ${frozen.manifest.boxKey}`,
    `The proof holds: the box signed for the ballot with receipt ${short} in group ${group}, and ${lookUp(counted).en}. Anybody with this file can show the same. Key of the box ${frozen.manifest.boxKey}`,
  );
}

function lookUp(counted: Counted): { zh: string; en: string } {
  if (counted.outcome === "sheets-missing")
    return {
      zh: `公布的记录中缺少其中关于 ${counted.ratees.join("、")} 的测评`,
      en: `its sheets on ${counted.ratees.join(", ")} are missing from the published record`,
    };
  if (counted.outcome === "ballot-missing")
    return { zh: "公布的记录中没有这张票", en: "the published record does not hold it" };
  return { zh: "这里能找到这张票", en: "it can be found here" };
}

function not(zh: string, en: string): Finding {
  return { isCounted: false, zh, en };
}
