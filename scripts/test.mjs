import { runPinned } from "./pinned-node.mjs";

process.exitCode = await runPinned("scripts/test.ts", process.argv.slice(2));
