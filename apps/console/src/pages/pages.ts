import type { ComponentType } from "react";

export interface PageEntry {
  path: string;
  /** The chunk of the page; it exports `Page`. */
  load: () => Promise<{ Page: ComponentType }>;
}

/** Every page inside the shell, by address. */
export const pages: readonly PageEntry[] = [{ path: "/start", load: () => import("./start/Start.tsx") }];
