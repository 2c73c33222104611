/** An instant as a `datetime-local` field takes it, in the time zone of this computer: `2026-12-01T09:00`. */
export function toLocalField(iso: string | null | undefined): string {
  if (!iso) return "";
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What such a field holds, as an instant; null while it is empty or half filled in. */
export function fromLocalField(value: string): string | null {
  const at = new Date(value);
  return value === "" || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
