import { expect, test } from "vitest";
import { simulateRatings } from "../facets/simulate.ts";
import { carelessSheets } from "./careless.ts";

test("odd sheets get a p as small as the family needs, ordinary ones keep the level", () => {
  const items = 12;
  const { table } = simulateRatings({
    ratees: 400,
    raters: 1,
    items,
    ratersPerRatee: 1,
    steps: [-1.2, -0.4, 0.4, 1.2],
    abilitySd: 0.8,
    severitySd: 0,
    difficultySd: 0.5,
    seed: 15,
  });
  const sheets = Array.from({ length: 400 }, (_, s) =>
    Array.from({ length: items }, (_, i) => (s < 3 ? 2 : table.scores[s * items + i])),
  );
  const results = carelessSheets(
    sheets.map((_, s) => String(s)),
    sheets,
    { permutations: 20_000 },
  );
  for (const name of ["long-string", "low-variability"]) {
    const own = results.filter((result) => result.test === name);
    for (const { p } of own.slice(0, 3)) expect(p).toBeLessThan(5e-4);
    const called = own.slice(3).filter(({ p }) => p <= 0.05).length / (own.length - 3);
    expect(called).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 397));
  }
});
