// Plain JavaScript on purpose: it must run on whatever Node is installed, to find the pinned Node 24 beside it.
import { runPinned } from "./pinned-node.mjs";

process.exitCode = await runPinned("apps/server/src/main.ts", process.argv.slice(2));
