import type { FastifyBaseLogger } from "fastify";
import type { BoxLink } from "./ballot-box/link.ts";
import type { Config } from "./config.ts";
import type { Db } from "./db/database.ts";
import type { FileStore } from "./files.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { Actor, Reach } from "./policy.ts";

/** What every module may use; built once at start. */
export interface Platform {
  config: Config;
  db: Db;
  jobs: Jobs;
  files: FileStore;
  box: BoxLink;
  /** Address of this server as phones reach it, without a slash at its end. */
  publicUrl: string;
  /** The only clock of the server; tests set it. */
  now: () => Date;
  log: FastifyBaseLogger;
}

/** One deed: by whom, in which jurisdiction, within which reach. First argument of every service function. */
export interface Ctx {
  platform: Platform;
  actor: Actor;
  reach: Reach;
}
