/** Ratings that depend on nothing but the numbers given: ratee i is rated around its own level. */
export function ratingsCsv(codes: readonly string[], raters: number, items = 11): string {
  const header = [
    "ratee",
    "sheet",
    ...Array.from({ length: items }, (_, i) => `LEAD${String(i + 1).padStart(2, "0")}`),
  ];
  const lines = codes.flatMap((code, r) =>
    Array.from({ length: raters }, (_, s) => [
      code,
      `${r + 1}-${s + 1}`,
      ...marks(r, s, codes.length, items),
    ]),
  );
  return [header, ...lines].map((cells) => cells.join(",")).join("\n");
}

function marks(ratee: number, sheet: number, ratees: number, items: number): number[] {
  const level = 2.2 + (2.3 * (ratees - ratee)) / ratees;
  return Array.from({ length: items }, (_, i) => {
    const wobble = ((ratee * 7 + sheet * 13 + i * 5) % 11) / 5 - 1;
    return Math.min(5, Math.max(1, Math.round(level + wobble)));
  });
}
