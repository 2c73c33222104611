import { expect, test } from "vitest";
import { readState, writeState } from "./url-state.ts";

const defaults = { q: "", page: 1, heads: false };

test("what the address says is read by the kind of the default", () => {
  expect(readState({ q: "张", page: 3, heads: true }, defaults)).toEqual({ q: "张", page: 3, heads: true });
});

test("a search for digits stays a text, a page that is none falls back", () => {
  expect(readState({ q: 101, page: -2, heads: "yes" }, defaults)).toEqual({
    q: "101",
    page: 1,
    heads: false,
  });
  expect(readState({ page: 1.5 }, defaults).page).toBe(1);
});

test("defaults do not stand in the address", () => {
  expect(writeState({ q: "", page: 2, heads: false }, defaults)).toEqual({ page: 2 });
});
