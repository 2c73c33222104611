import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * 32 random bytes under a name in `keys/` of the data folder, made on first use, readable by the server's user only.
 * Losing the folder loses them: it belongs into every backup, apart from that of the database.
 */
export function keptKey(dataFolder: string, name: string): Buffer {
  const folder = join(dataFolder, "keys");
  const path = join(folder, name);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  }
  return Buffer.from(readFileSync(path, "utf8").trim(), "hex");
}
