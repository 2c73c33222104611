export interface CalendarDay {
  day: string;
  working: boolean;
  origin: "published" | "local";
  note: string;
}

export interface CalendarYear {
  year: number;
  published: boolean;
  days: CalendarDay[];
}

/** In the order of `Date.getUTCDay`. */
export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
