import { type RefObject, useEffect } from "react";

/**
 * Scrolls a row that is wider than the screen sideways, so that its current part stands in the middle.
 * @param place a positioned element that scrolls; its current part bears `aria-current`
 * @param now whatever names the current part
 */
export function useCentred(place: RefObject<HTMLElement | null>, now: string | undefined): void {
  useEffect(() => {
    const row = place.current;
    const current = now === undefined ? null : row?.querySelector<HTMLElement>("[aria-current]");
    if (!row || !current) return;
    row.scrollLeft = current.offsetLeft + current.offsetWidth / 2 - row.clientWidth / 2;
  }, [place, now]);
}
