import { readConfig } from "./platform/config.ts";
import { announce, explainFailure, say } from "./start/announce.ts";
import { buildConsoleWhenStale } from "./start/console-build.ts";
import { loadDemoOnFirstStart } from "./start/demo.ts";
import { lockFolder } from "./start/lock.ts";
import { startServer } from "./start/server.ts";
import { onStopSignal } from "./start/signals.ts";

// Start-up, readable top to bottom. Every failure on the way is one clear sentence.
try {
  const config = readConfig(process.argv.slice(2), process.env);
  const lock = lockFolder(config.dataFolder);
  say("starting");
  const built = buildConsoleWhenStale(config.root);
  const server = await startServer(config, { pagesReady: built });
  onStopSignal(async () => {
    say("stopping");
    await server.close();
    lock.release();
    say("stopped");
  });
  lock.announce(server.url);
  const demo = await loadDemoOnFirstStart(server, config);
  announce(server.url, demo);
} catch (error) {
  explainFailure(error);
  process.exit(1);
}
