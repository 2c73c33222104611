import { writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

/** Write src/api/schema.gen.ts from the OpenAPI document of a running server (first argument: its address). */
const server = process.argv[2] ?? "http://127.0.0.1:8420";
const target = new URL("../src/api/schema.gen.ts", import.meta.url);
const ast = await openapiTS(new URL("/api/openapi.json", server));
writeFileSync(
  target,
  `// Written by \`npm run types -w @hengjian/console\`; do not edit.\n${astToString(ast)}`,
);
