import { type RefObject, useEffect } from "react";

/** What Ant Design scrolls sideways inside a table, and our own parts that say they scroll. */
const SCROLLED = ".ant-table-content, .ant-table-body, [data-scrolls]";

/** The hidden row that measures the columns repeats their heads, checkboxes too: the Tab key must pass it over. */
const MEASURE = ".ant-table-measure-row";

/**
 * Make every table that scrolls sideways reachable by keyboard. Ant Design offers no property for it, and pages come
 * and go, so the content is watched.
 */
export function useScrollableTables(content: RefObject<HTMLElement | null>, label: string): void {
  useEffect(() => {
    const within = content.current;
    if (within === null) return;
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        for (const part of within.querySelectorAll<HTMLElement>(SCROLLED)) mark(part, label);
        for (const row of within.querySelectorAll<HTMLElement>(MEASURE)) row.inert = true;
      });
    };
    look();
    const mutations = new MutationObserver(look);
    mutations.observe(within, { childList: true, subtree: true });
    addEventListener("resize", look);
    return () => {
      cancelAnimationFrame(frame);
      mutations.disconnect();
      removeEventListener("resize", look);
    };
  }, [content, label]);
}

function mark(part: HTMLElement, label: string): void {
  if (part.scrollWidth > part.clientWidth) {
    part.tabIndex = 0;
    part.setAttribute("role", "group");
    part.setAttribute("aria-label", label);
    return;
  }
  for (const name of ["tabindex", "role", "aria-label"]) part.removeAttribute(name);
}
