import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** `npm run bench [-- NAME…]`: run the named benches, or all; each prints its own table. */
const folder = join(fileURLToPath(import.meta.url), "..");
const known = readdirSync(folder)
  .filter(
    (name) =>
      name.endsWith(".ts") && name !== "run.ts" && !name.endsWith(".test.ts") && !name.startsWith("_"),
  )
  .map((name) => name.slice(0, -3));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : known) {
  console.log(`\n== ${name}`);
  const { bench } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as {
    bench: () => Promise<void>;
  };
  await bench();
}
