import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FailureMeter } from "./failure-meter.ts";
import { checkPasswordRules, hashPassword, newPassword, passwordFits } from "./password.ts";
import { seal, unseal } from "./sealed.ts";

test("a password fits its own hash and no other", async () => {
  const hash = await hashPassword("Zhongguo-2026", 4);
  expect(await passwordFits("Zhongguo-2026", hash)).toBe(true);
  expect(await passwordFits("Zhongguo-2027", hash)).toBe(false);
  expect(await passwordFits("Zhongguo-2026", "")).toBe(false);
  expect(await hashPassword("Zhongguo-2026", 4)).not.toBe(hash);
});

test.each([
  ["short", "Ab1-xyz"],
  ["two kinds only", "abcdefgh1"],
  ["with the user name", "Zhang.san-1"],
  ["endless", `Ab1-${"x".repeat(200)}`],
])("a password that is %s is refused", (_, password) => {
  expect(() => checkPasswordRules(password, "zhang.san")).toThrow(
    expect.objectContaining({ code: "weak-password" }),
  );
});

test("eight characters of three kinds do, Chinese ones counting as signs", () => {
  expect(() => checkPasswordRules("abcd123汉", "li")).not.toThrow();
});

test("every password that the system makes keeps its own rules", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z0-9]{2,3}$/), (username) => {
      checkPasswordRules(newPassword(username), username);
    }),
  );
});

test("a sealed secret opens for its key and its context alone", () => {
  const key = randomBytes(32);
  const sealed = seal(key, Buffer.from("secret"), "account 1");
  expect(unseal(key, sealed, "account 1").toString()).toBe("secret");
  expect(() => unseal(key, sealed, "account 2")).toThrow();
  expect(() => unseal(randomBytes(32), sealed, "account 1")).toThrow();
});

test("an address waits after its last allowed failure until the oldest is out of the window", () => {
  const meter = new FailureMeter(3, 60_000);
  for (const second of [0, 10, 20]) {
    expect(meter.secondsToWait("a", second * 1000)).toBe(0);
    meter.count("a", second * 1000);
  }
  expect(meter.secondsToWait("a", 20_000)).toBe(40);
  expect(meter.secondsToWait("b", 20_000)).toBe(0);
  expect(meter.secondsToWait("a", 60_001)).toBe(0);
});
