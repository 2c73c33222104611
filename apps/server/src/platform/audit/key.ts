import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type NoteSigner, newSigner } from "@hengjian/ballot";

/** The Ed25519 key that signs checkpoints; made on first use, mode 600, in the data folder and in no backup of pages. */
export function auditSigner(dataFolder: string): NoteSigner {
  const path = join(dataFolder, "keys", "audit.seed");
  if (!existsSync(path)) {
    mkdirSync(join(dataFolder, "keys"), { recursive: true, mode: 0o700 });
    writeFileSync(path, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  }
  return newSigner("hengjian-audit", Buffer.from(readFileSync(path, "utf8").trim(), "hex"));
}
