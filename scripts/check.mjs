import { runPinned } from "./pinned-node.mjs";

process.exitCode = await runPinned("scripts/check.ts", process.argv.slice(2));
