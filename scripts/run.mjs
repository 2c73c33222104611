// `node scripts/run.mjs FILE [ARG…]`: run a TypeScript file of the project with the pinned Node.
import { runPinned } from "./pinned-node.mjs";

const [file, ...args] = process.argv.slice(2);
process.exitCode = await runPinned(file, args);
