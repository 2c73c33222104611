import { type NoteSigner, newSigner } from "@hengjian/ballot";
import { keptKey } from "../auth/kept-key.ts";

/** The Ed25519 key that signs checkpoints. */
export function auditSigner(dataFolder: string): NoteSigner {
  return newSigner("hengjian-audit", keptKey(dataFolder, "audit.seed"));
}
