/** Moments on paper: China time, as the notice and the cards say it. */
const PARTS = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function partsOf(instant: string) {
  const parts = new Map(PARTS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return {
    date: `${part("year")}年${part("month")}月${part("day")}日`,
    time: `${part("hour")}:${part("minute")}`,
  };
}

/** 2026年11月26日 09:00—09:30; both days where they differ. */
export function spanText({ from, until }: { from: string; until: string }): string {
  const [begin, end] = [partsOf(from), partsOf(until)];
  const last = begin.date === end.date ? end.time : `${end.date} ${end.time}`;
  return `${begin.date} ${begin.time}—${last}`;
}
