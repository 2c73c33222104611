import { parseArgs } from "node:util";
import { CheckpointError, fromHex, parseVerifier, toBase64, verifierText } from "@hengjian/ballot";

/** What was printed or handed out, to be held against the record. */
export interface Printed {
  root?: string;
  manifestHash?: string;
  supervisorKey?: string;
}

export interface Call {
  /** Folders and files in the order in which they were given. */
  paths: string[];
  recount: string | null;
  printed: Printed;
}

const OPTIONS = {
  recount: { type: "string" },
  root: { type: "string" },
  "manifest-hash": { type: "string" },
  "supervisor-key": { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** @returns the call, "help", or the sentence that says what is wrong with it */
export function readCall(argv: string[], paths: number): Call | "help" | { wrong: string } {
  try {
    const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
    if (values.help === true) return "help";
    if (positionals.length !== paths) return { wrong: "" };
    const printed = {
      ...(values.root !== undefined && { root: rootOf(values.root) }),
      ...(values["manifest-hash"] !== undefined && { manifestHash: hashOf(values["manifest-hash"]) }),
      ...(values["supervisor-key"] !== undefined && { supervisorKey: keyOf(values["supervisor-key"]) }),
    };
    return { paths: positionals, recount: values.recount ?? null, printed };
  } catch (error) {
    return { wrong: `${(error as Error).message}\n` };
  }
}

/** 44 digits of Base64 as the protocol sheet has them, or 64 hexadecimal ones. */
function rootOf(text: string): string {
  const hex = /^[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : null;
  if (hex !== null) return toBase64(fromHex(hex));
  if (/^[A-Za-z0-9+/]{43}=$/.test(text)) return text;
  throw new Error(
    "--root 应为 44 位 Base64 或 64 位十六进制。 --root takes 44 digits of Base64 or 64 hexadecimal ones.",
  );
}

/** As printed in groups of four, or in one piece. */
function hashOf(text: string): string {
  const hash = text.replace(/\s/g, "").toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hash)) return hash;
  throw new Error(
    "--manifest-hash 应为通知上的 64 位十六进制。 --manifest-hash takes the 64 hexadecimal digits of the notice.",
  );
}

function keyOf(text: string): string {
  try {
    return verifierText(parseVerifier(text));
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    throw new Error(
      "--supervisor-key 应为“名称+散列+公钥”。 --supervisor-key takes a public key of the form name+hash+key.",
    );
  }
}
