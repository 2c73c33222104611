import { useSyncExternalStore } from "react";

const query = "(prefers-color-scheme: dark)";

/** Whether the system asks for dark pages. */
export function useDark(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}
