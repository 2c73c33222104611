import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { invalid } from "./errors.ts";
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
  /** Address of this server as phones reach it; null: the one it listens on. */
  publicUrl: string | null;
  ballotBox: BallotBoxConfig;
  /** scrypt cost of passwords: 2^n blocks of 1 KiB. Tests sign in many people and take less. */
  passwordCost: number;
}

/** Where the ballot box is: a process that this server starts beside itself, or one on another host. */
export interface BallotBoxConfig {
  /** Address of a box on another host; null: this server starts one. */
  url: string | null;
  /** Address of the box as phones reach it; null: the one it listens on. */
  publicUrl: string | null;
  /** The secret of a box on another host, or the file that holds it. */
  setupKey: string | null;
  setupKeyFile: string | null;
  /** Port of the box that this server starts; null: the first free one, kept from then on. */
  port: number | null;
}

export const DEFAULT_PORT = 8420;

const ARGUMENTS = ["--empty", "--no-pages"];

/**
 * @param args command line after the program name, @param env environment
 * @throws DomainError `unknown-argument`, `bad-port`; those of a certificate that cannot be used
 */
export function readConfig(args: readonly string[], env: NodeJS.ProcessEnv): Config {
  const unknown = args.find((arg) => !ARGUMENTS.includes(arg));
  if (unknown !== undefined) throw unknownArgument(unknown);
  const root = resolve(join(fileURLToPath(import.meta.url), "../../../../.."));
  const given = (name: string) => (env[name] === undefined || env[name] === "" ? null : env[name]);
  const portOf = (name: string) => readPort(name, given(name));
  const port = portOf("PORT");
  return {
    root,
    dataFolder: resolve(env.HENGJIAN_DATA ?? join(root, "data")),
    databaseUrl: given("DATABASE_URL"),
    host: env.HOST ?? "127.0.0.1",
    port: port ?? DEFAULT_PORT,
    portIsFixed: port !== null,
    pages: !args.includes("--no-pages"),
    demo: !args.includes("--empty"),
    trustProxy: given("TRUST_PROXY") ?? false,
    tls: readTls(env),
    publicUrl: withoutSlash(given("HENGJIAN_PUBLIC_URL")),
    ballotBox: {
      url: withoutSlash(given("HENGJIAN_BOX_URL")),
      publicUrl: withoutSlash(given("HENGJIAN_BOX_PUBLIC_URL")),
      setupKey: given("HENGJIAN_BOX_SETUP_KEY"),
      setupKeyFile: given("HENGJIAN_BOX_SETUP_KEY_FILE"),
      port: portOf("HENGJIAN_BOX_PORT"),
    },
    passwordCost: 15,
  };
}

function readPort(name: string, given: string | null): number | null {
  if (given === null) return null;
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw invalid("bad-port", {
    zh: `${name} 是“${given}”,不是端口。请改为 1 到 65535 之间的整数,或去掉它由衡鉴自己选。`,
    en: `${name} is "${given}", which is no port. Give a whole number from 1 to 65535, or leave it out and one is chosen.`,
  });
}

function unknownArgument(given: string) {
  return invalid("unknown-argument", {
    zh: `没有“${given}”这个参数。可用的是 --empty(不建演示县);端口、数据文件夹等用环境变量设置,如 PORT=8500 npm start,见 README。`,
    en: `There is no argument "${given}". There is --empty (no demo county); port, data folder and others are set in the environment, such as PORT=8500 npm start; see the README.`,
  });
}

function withoutSlash(url: string | null): string | null {
  return url?.replace(/\/+$/, "") ?? null;
}
