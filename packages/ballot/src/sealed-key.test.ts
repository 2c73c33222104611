import { expect, test } from "vitest";
import { newSigner, openNote, signNote, toBase64, verifierOf } from "./index.ts";
import { nodeRandom } from "./node.ts";
import { keyName, openKey, sealKey } from "./sealed-key.ts";

const seed = Uint8Array.from({ length: 32 }, (_, i) => i);

test("a sealed key opens with its passphrase and signs as before", async () => {
  const opened = await openKey(await sealKey(seed, "三个人 一句话 2026", nodeRandom), "三个人 一句话 2026");
  const signer = newSigner(keyName("office1"), opened!);
  const text = "hengjian/close/1\nexample\n";
  expect(openNote(signNote(text, [signer]), [verifierOf(newSigner("office1", seed))])).toBe(text);
});

test("another passphrase, a changed text or an unknown cipher opens nothing", async () => {
  const sealed = await sealKey(seed, "right passphrase", nodeRandom);
  expect(await openKey(sealed, "wrong passphrase")).toBeNull();
  const bent = toBase64(
    Uint8Array.from(atob(sealed.sealed), (one, i) => one.charCodeAt(0) ^ (i === 3 ? 1 : 0)),
  );
  expect(await openKey({ ...sealed, sealed: bent }, "right passphrase")).toBeNull();
  expect(await openKey({ ...sealed, cipher: "rot13" }, "right passphrase")).toBeNull();
  expect(await openKey({ ...sealed, n: 2 ** 24 }, "right passphrase")).toBeNull();
});

test("two seals of one key share nothing but their form", async () => {
  const [first, second] = [
    await sealKey(seed, "passphrase 1", nodeRandom),
    await sealKey(seed, "passphrase 1", nodeRandom),
  ];
  expect(first.sealed).not.toBe(second.sealed);
  expect(first.nonce).not.toBe(second.nonce);
});

test("a user name becomes a name that notes allow", () => {
  expect(keyName("王 科+1")).toBe("----1");
  expect(keyName("wang.kh")).toBe("wang.kh");
});
