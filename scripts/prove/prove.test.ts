import { expect, test } from "vitest";
import { proofs } from "./proofs.ts";

/** The promises of docs/ballots.md in short form; `npm run prove` has the full figures. */
test.each(proofs.map(({ id, promise, run }) => ({ id, promise, run })))(
  "$id: $promise",
  async ({ run }) => {
    const { reached, holds } = await run("short");
    expect(holds, reached).toBe(true);
  },
  300_000,
);
