import {
  CheckpointError,
  FILES,
  type FrozenManifest,
  fromUtf8,
  openCheckpoint,
  toBase64,
  type Verdict,
} from "@hengjian/ballot";
import { DomainError } from "../../platform/errors.ts";
import { verifyApart } from "./verify-apart.ts";

/** A record of a closed box that passed every check. */
export interface SoundRecord {
  /** The figures as recomputed. */
  summary: Verdict["summary"];
  /** The checkpoint as it came, with the signatures that it bears. */
  checkpoint: string;
  root: string;
}

/** A void group is a verdict on the vote, not a fault of the record; the supervisor may still have to sign. */
const NO_FAULTS = new Set(["void", "bad-checkpoint"]);

/**
 * Check what a box published as anybody could: every signature, every line, every figure.
 * @param root the root known before, where there is one
 * @throws DomainError `record-broken`
 */
export async function requireSound(
  frozen: FrozenManifest,
  files: ReadonlyMap<string, Uint8Array>,
  root: string | null = null,
): Promise<SoundRecord> {
  const verdict = await verifyApart({
    ...{ files, manifestHash: frozen.hashText },
    ...(root === null ? {} : { root }),
  });
  const faults = verdict.problems.filter((one) => !NO_FAULTS.has(one.code));
  const checkpoint = fromUtf8(files.get(FILES.checkpoint) ?? new Uint8Array());
  if (faults.length > 0 || verdict.root !== signedRoot(frozen, checkpoint))
    throw recordBroken(faults.map((one) => `${one.file}: ${one.code}`));
  return { summary: verdict.summary, checkpoint, root: verdict.root! };
}

/** The root under the box's own signature. */
function signedRoot(frozen: FrozenManifest, checkpoint: string): string | null {
  try {
    return toBase64(openCheckpoint(checkpoint, [frozen.boxKey]).root);
  } catch (error) {
    if (error instanceof CheckpointError) return null;
    throw error;
  }
}

function recordBroken(faults: readonly string[]): DomainError {
  return new DomainError(
    "record-broken",
    502,
    {
      zh: `票箱给出的封箱记录未通过验证,没有采用。请保护好票箱所在的主机,通知监督员查明原因。(${faults.slice(0, 3).join(";") || "签名不符"})`,
      en: `The record from the ballot box does not verify and was not used. Secure the box's host and tell the supervisor. (${faults.slice(0, 3).join("; ") || "signature"})`,
    },
    { faults: faults.slice(0, 20) },
  );
}
