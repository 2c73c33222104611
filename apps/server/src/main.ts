import { readConfig } from "./platform/config.ts";
import { announce, explainFailure, say } from "./start/announce.ts";
import { causeOf } from "./start/database.ts";
import { fillOnFirstStart } from "./start/first-start.ts";
import { lockFolder } from "./start/lock.ts";
import { buildPagesWhenStale } from "./start/pages-build.ts";
import { type RunningServer, startServer } from "./start/server.ts";
import { isStopping, onStopSignal } from "./start/signals.ts";

// Start-up, readable top to bottom. Every failure on the way is one clear sentence.
let server: RunningServer | null = null;
try {
  const config = readConfig(process.argv.slice(2), process.env);
  const lock = lockFolder(config.dataFolder);
  say("starting");
  const built = config.pages ? buildPagesWhenStale(config.root) : Promise.resolve(false);
  server = await startServer(config, { pagesReady: built });
  const { close } = server;
  onStopSignal(async () => {
    say("stopping");
    await close();
    lock.release();
    say("stopped");
  });
  server.endedByItself.then((fault) => {
    explainFailure(fault);
    lock.release();
    process.exit(1);
  });
  lock.announce(server.url);
  const accounts = await fillOnFirstStart(server, config);
  announce(server.url, accounts, config.demo);
} catch (error) {
  if (!isStopping()) {
    explainFailure(server === null ? error : await causeOf(error, server));
    process.exit(1);
  }
}
