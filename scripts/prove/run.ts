import { proofs } from "./proofs.ts";

/** `npm run prove [-- --short] [-- T1 C1 …]`: every promise with the figure wanted and the figure reached. */
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const scale = process.argv.includes("--short") ? "short" : "full";
const chosen = proofs.filter(({ id }) => asked.length === 0 || asked.includes(id));
if (chosen.length === 0) {
  console.error(`No proof named ${asked.join(", ")}. There are: ${proofs.map(({ id }) => id).join(", ")}.`);
  process.exit(2);
}

const short: string[] = [];
console.log(["", "id", "seconds", "wanted", "reached", "promise"].join(" | "));
for (const { id, promise, wanted, run } of chosen) {
  const began = performance.now();
  const { reached, holds } = await run(scale).catch((error: unknown) => {
    console.error(error);
    return { reached: `failed: ${error instanceof Error ? error.message : String(error)}`, holds: false };
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (!holds) short.push(id);
  console.log([holds ? "ok   " : "SHORT", id, seconds, wanted, reached, promise].join(" | "));
}
console.log(
  short.length === 0
    ? `All ${chosen.length} hold.`
    : `${short.length} of ${chosen.length} fall short: ${short.join(", ")}`,
);
process.exit(short.length === 0 ? 0 : 1);
