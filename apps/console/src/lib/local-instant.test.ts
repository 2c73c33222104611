import { expect, test } from "vitest";
import { fromLocalField, toLocalField } from "./local-instant.ts";

test("an instant survives the way into a field and back", () => {
  const instant = "2026-12-01T01:30:00.000Z";
  expect(toLocalField(instant)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  expect(fromLocalField(toLocalField(instant))).toBe(instant);
});

test("an empty or half filled field is no instant", () => {
  expect(fromLocalField("")).toBeNull();
  expect(fromLocalField("2026-13-01T09:00")).toBeNull();
  expect(toLocalField(null)).toBe("");
});
