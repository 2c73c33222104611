#!/usr/bin/env node
import { runPinned } from "../../../scripts/pinned-node.mjs";

process.exitCode = await runPinned("apps/cli/src/main.ts", process.argv.slice(2));
