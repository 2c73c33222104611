import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createSecureContext } from "node:tls";
import { DomainError } from "./errors.ts";

/** Certificate (with its chain) and private key, PEM, as the files hold them. */
export interface Tls {
  certFile: string;
  keyFile: string;
  cert: Buffer;
  key: Buffer;
}

/**
 * The certificate that the environment names, read and tried; null for plain HTTP.
 * @throws DomainError `half-certificate`, `bad-certificate`
 */
export function readTls(env: NodeJS.ProcessEnv): Tls | null {
  const { HENGJIAN_TLS_CERT: cert = "", HENGJIAN_TLS_KEY: key = "" } = env;
  if (cert === "" && key === "") return null;
  if (cert !== "" && key !== "") return fromFiles(resolve(cert), resolve(key));
  throw new DomainError("half-certificate", 500, {
    zh: "HENGJIAN_TLS_CERT 和 HENGJIAN_TLS_KEY 须一起给出。",
    en: "HENGJIAN_TLS_CERT and HENGJIAN_TLS_KEY must be given together.",
  });
}

function fromFiles(certFile: string, keyFile: string): Tls {
  try {
    const [cert, key] = [readFileSync(certFile), readFileSync(keyFile)];
    createSecureContext({ cert, key });
    return { certFile, keyFile, cert, key };
  } catch {
    throw new DomainError("bad-certificate", 500, {
      zh: `证书 ${certFile} 或私钥 ${keyFile} 无法读取，或两者不相配。请检查 HENGJIAN_TLS_CERT 和 HENGJIAN_TLS_KEY。`,
      en: `Certificate ${certFile} or key ${keyFile} cannot be read, or they do not fit each other. Check HENGJIAN_TLS_CERT and HENGJIAN_TLS_KEY.`,
    });
  }
}
