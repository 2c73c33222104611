import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";

type Value = string | number | boolean;

/** Read the parameters of a page by the kind of their defaults; what does not fit falls back. */
export function readState<T extends Record<string, Value>>(search: Record<string, unknown>, defaults: T): T {
  const entries = Object.entries(defaults).map(([key, fallback]) => [key, fitting(search[key], fallback)]);
  return Object.fromEntries(entries) as T;
}

/** Only what differs from the defaults stands in the address. */
export function writeState<T extends Record<string, Value>>(state: T, defaults: T): Record<string, Value> {
  return Object.fromEntries(Object.entries(state).filter(([key, value]) => value !== defaults[key]));
}

function fitting(given: unknown, fallback: Value): Value {
  if (typeof fallback === "string" && typeof given === "number") return String(given);
  if (typeof given !== typeof fallback) return fallback;
  if (typeof given === "number" && (!Number.isInteger(given) || given < 1)) return fallback;
  return given as Value;
}

/**
 * The state of a list in the address bar, so that a link can be sent. A change of anything but the page starts again
 * at page 1.
 */
export function useUrlState<T extends Record<string, Value>>(defaults: T): [T, (change: Partial<T>) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => readState(search, defaults), [search, defaults]);
  const set = useCallback(
    (change: Partial<T>) => {
      const restart = "page" in defaults && !("page" in change) && !("open" in change) ? { page: 1 } : {};
      const next = { ...state, ...restart, ...change };
      void navigate({ to: ".", search: writeState(next, defaults), replace: true, resetScroll: false });
    },
    [navigate, state, defaults],
  );
  return [state, set];
}
