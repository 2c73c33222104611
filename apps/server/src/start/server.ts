import { join } from "node:path";
import pino from "pino";
import { registerModules } from "../modules/index.ts";
import type { Config } from "../platform/config.ts";
import type { Platform } from "../platform/context.ts";
import { ROLE_OPTION } from "../platform/db/database.ts";
import { openFileStore } from "../platform/files.ts";
import { servePages } from "../platform/http/pages.ts";
import { createJobs } from "../platform/jobs/jobs.ts";
import { startBox } from "./box.ts";
import { causeOf, type OpenedDatabase, openConfiguredDatabase } from "./database.ts";
import { listenOnFreePort } from "./listen.ts";
import { addressForPhones } from "./public-address.ts";

export interface RunningServer {
  url: string;
  platform: Platform;
  /** True on the very first start of this database. */
  fresh: boolean;
  endedByItself: OpenedDatabase["endedByItself"];
  close(): Promise<void>;
}

/** Database, jobs, HTTP: everything between a configuration and an address that answers. */
export async function startServer(
  config: Config,
  options: { pagesReady: Promise<unknown> },
): Promise<RunningServer> {
  // An error of the database carries its whole client; the log needs only what went wrong.
  const log = pino({
    level: process.env.LOG_LEVEL ?? "warn",
    redact: { paths: ["err.client"], remove: true },
  });
  const opening = openConfiguredDatabase(config);
  await Promise.allSettled([opening, options.pagesReady]);
  const database = await opening;
  const box = await options.pagesReady.then(
    () => startBox(config),
    async (error: unknown) => {
      await database.close();
      throw error;
    },
  );
  try {
    const platform: Platform = {
      config,
      db: database.db,
      jobs: createJobs(database.db, database.appUrl, ROLE_OPTION, log),
      files: openFileStore(join(config.dataFolder, "files")),
      box: box.link,
      publicUrl: config.publicUrl ?? "",
      now: () => new Date(),
      log,
    };
    await platform.files.removeDrafts();
    const app = await registerModules(platform);
    if (config.pages) servePages(app, config.root);
    await platform.jobs.start();
    const port = await listenOnFreePort(app, config);
    platform.publicUrl ||= addressForPhones(config, port);
    const host = config.host === "0.0.0.0" || config.host === "::" ? "localhost" : config.host;
    return {
      url: `${config.tls === null ? "http" : "https"}://${host}:${port}`,
      platform,
      fresh: database.fresh,
      endedByItself: database.endedByItself,
      close: async () => {
        await app.close();
        await box.stop();
        await platform.jobs.stop();
        await database.close();
      },
    };
  } catch (error) {
    const cause = await causeOf(error, database);
    await box.stop();
    await database.close();
    throw cause;
  }
}
