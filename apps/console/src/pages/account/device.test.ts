import { expect, test } from "vitest";
import { deviceOf } from "./device.ts";

const CHROMIUM =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";

test("a device is named by its browser and system", () => {
  expect(deviceOf(`${CHROMIUM} Safari/537.36`)).toBe("Chrome 142, Windows");
  expect(deviceOf(`${CHROMIUM} Safari/537.36 Edg/142.0.0.0`)).toBe("Edge 142, Windows");
  expect(
    deviceOf("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"),
  ).toBe("Safari 18, iOS");
});

test("what is not known stays unnamed", () => {
  expect(deviceOf("")).toBeNull();
  expect(deviceOf("curl/8.5")).toBeNull();
});
