import { readConfig } from "./platform/config.ts";
import { announce, explainFailure, say } from "./start/announce.ts";
import { buildConsoleWhenStale } from "./start/console-build.ts";
import { fillOnFirstStart } from "./start/first-start.ts";
import { lockFolder } from "./start/lock.ts";
import { startServer } from "./start/server.ts";
import { onStopSignal } from "./start/signals.ts";

// Start-up, readable top to bottom. Every failure on the way is one clear sentence.
try {
  const config = readConfig(process.argv.slice(2), process.env);
  const lock = lockFolder(config.dataFolder);
  say("starting");
  const built = config.pages ? buildConsoleWhenStale(config.root) : Promise.resolve(false);
  const server = await startServer(config, { pagesReady: built });
  onStopSignal(async () => {
    say("stopping");
    await server.close();
    lock.release();
    say("stopped");
  });
  lock.announce(server.url);
  const accounts = await fillOnFirstStart(server, config);
  announce(server.url, accounts, config.demo);
} catch (error) {
  explainFailure(error);
  process.exit(1);
}
