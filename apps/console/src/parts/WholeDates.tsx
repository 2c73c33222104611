/** Text whose dates are never broken at their hyphens. */
export function WholeDates({ children }: { children: string }) {
  return children.split(/(\d{4}-\d{2}-\d{2})/).map((part, i) =>
    i % 2 === 1 ? (
      <span key={i} className="date">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
