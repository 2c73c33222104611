/** Numbers and dates as every page shows them. */

export function fixed(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "—";
  // 2.675 lies below itself in binary; a nano-step puts it back before rounding half up.
  return (
    (Math.round(Math.abs(value) * 10 ** decimals + 1e-9) / 10 ** decimals) *
    Math.sign(value || 1)
  ).toFixed(decimals);
}

/** 0.153 → "15.3%"; whole percents without a decimal. */
export function percentText(share: number | null | undefined, decimals = 1): string {
  if (share === null || share === undefined) return "—";
  const text = fixed(share * 100, decimals);
  return `${text.includes(".") ? text.replace(/\.?0+$/, "") : text}%`;
}

/** A share that was counted, with the same decimals in every row: 25.0 %, 33.3 %. */
export function shareText(share: number | null | undefined): string {
  return share === null || share === undefined ? "—" : `${fixed(share * 100, 1)}%`;
}

/** An instant in local time as `2026-11-24 15:03`. */
export function instantText(iso: string | null | undefined): string {
  if (!iso) return "—";
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

export function dayOf(iso: string | null | undefined): string {
  return instantText(iso).slice(0, 10);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

const SHANGHAI = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });

/** Today as the server counts days, wherever the clock of this computer stands: `YYYY-MM-DD`. */
export function todayInChina(now = new Date()): string {
  return SHANGHAI.format(now);
}
