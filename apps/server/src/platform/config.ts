import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readTls, type Tls } from "./tls.ts";

/** Everything that may differ between installations; read once at start. */
export interface Config {
  /** Root of the checkout or installation. */
  root: string;
  /** Folder of the embedded database, files and keys. */
  dataFolder: string;
  /** Connection string of an outside PostgreSQL 15 or later, or null for the embedded one. */
  databaseUrl: string | null;
  host: string;
  /** TCP port. `portIsFixed` says that the operator asked for just this one. */
  port: number;
  portIsFixed: boolean;
  /** Build and serve the console; a rehearsal needs the API only. */
  pages: boolean;
  /** Load the fictional demo county on the very first start. */
  demo: boolean;
  /**
   * Addresses of the reverse proxies in front, comma separated: what they say about the sender's address, host and
   * https is believed. False: nobody is.
   */
  trustProxy: string | false;
  /** Null: plain HTTP. */
  tls: Tls | null;
  /** scrypt cost of passwords: 2^n blocks of 1 KiB. Tests sign in many people and take less. */
  passwordCost: number;
}

export const DEFAULT_PORT = 8420;

/**
 * @param args command line after the program name, @param env environment
 * @throws DomainError for a certificate that cannot be used
 */
export function readConfig(args: readonly string[], env: NodeJS.ProcessEnv): Config {
  const root = resolve(join(fileURLToPath(import.meta.url), "../../../../.."));
  const port = env.PORT === undefined || env.PORT === "" ? null : Number(env.PORT);
  return {
    root,
    dataFolder: resolve(env.HENGJIAN_DATA ?? join(root, "data")),
    databaseUrl: env.DATABASE_URL === undefined || env.DATABASE_URL === "" ? null : env.DATABASE_URL,
    host: env.HOST ?? "127.0.0.1",
    port: port ?? DEFAULT_PORT,
    portIsFixed: port !== null,
    pages: !args.includes("--no-pages"),
    demo: !args.includes("--empty"),
    trustProxy: env.TRUST_PROXY === undefined || env.TRUST_PROXY === "" ? false : env.TRUST_PROXY,
    tls: readTls(env),
    passwordCost: 15,
  };
}
