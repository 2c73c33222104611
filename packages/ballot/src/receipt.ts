import { ed25519 } from "@noble/curves/ed25519.js";
import { receiptMessage } from "./ballot.ts";
import { fromBase64, fromHex, toBase64, toHex } from "./bytes.ts";
import { type Checks, plainChecks } from "./checks.ts";
import type { FrozenManifest } from "./manifest.ts";
import type { NoteSigner } from "./note.ts";
import { base64, exactly, hex, oneOf, readJson, type Shape, text } from "./shape.ts";

const receipt = exactly({
  format: oneOf("hengjian-receipt/1"),
  manifest: hex(32),
  group: text(64),
  h: hex(32),
  /** Ed25519 by the box over `receiptMessage`, Base64. */
  signature: base64(64),
});

/** The box's word that it took the ballot with this H. Holds neither time nor number, so it is the same each time. */
export type Receipt = Shape<typeof receipt>;
export const receiptReader = receipt;

/** @param sign Ed25519 with the box's key; a process that signs thousands gives a faster one */
export function makeReceipt(
  frozen: FrozenManifest,
  group: string,
  h: Uint8Array,
  sign: (message: Uint8Array) => Uint8Array,
): Receipt {
  const signature = toBase64(sign(receiptMessage(frozen, group, h)));
  return { format: "hengjian-receipt/1", manifest: frozen.hashText, group, h: toHex(h), signature };
}

export function signerFor(box: NoteSigner): (message: Uint8Array) => Uint8Array {
  return (message) => ed25519.sign(message, box.secretKey);
}

/** @throws ShapeError */
export function parseReceipt(source: string): Receipt {
  return readJson(source, receipt, "receipt");
}

/** Whether the box of this manifest signed the receipt over exactly this ballot. */
export function receiptHolds(
  frozen: FrozenManifest,
  receipt: Receipt,
  group: string,
  h: Uint8Array,
  checks: Checks = plainChecks,
): boolean {
  if (receipt.manifest !== frozen.hashText || receipt.group !== group || receipt.h !== toHex(h)) return false;
  const signature = fromBase64(receipt.signature);
  return checks.ed25519(
    frozen.boxKey.publicKey,
    receiptMessage(frozen, group, fromHex(receipt.h)),
    signature,
  );
}
