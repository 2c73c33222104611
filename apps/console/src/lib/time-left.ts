/** Time until an instant in whole hours, minutes and seconds; null once it has come. */
export function timeLeft(
  until: string,
  now: number,
): { hours: number; minutes: number; seconds: number } | null {
  const seconds = Math.ceil((Date.parse(until) - now) / 1000);
  if (!(seconds > 0)) return null;
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor((seconds % 3600) / 60),
    seconds: seconds % 60,
  };
}

/** As a clock shows it: `1:05:09`, `5:09`. */
export function clockText({ hours, minutes, seconds }: NonNullable<ReturnType<typeof timeLeft>>): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
