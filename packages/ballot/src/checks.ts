import { ed25519 } from "@noble/curves/ed25519.js";
import { type RsaPublicKey, verifySignature } from "./rsa/blind.ts";

/** The two signature checks of the protocol; `node.ts` has the same by OpenSSL. */
export interface Checks<Answer = boolean> {
  /** RSASSA-PSS, SHA-384, salt of 48 bytes, over a prepared token message. */
  token(key: RsaPublicKey, prepared: Uint8Array, signature: Uint8Array): Answer;
  /** Ed25519 (RFC 8032). */
  ed25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Answer;
}

export const plainChecks: Checks = {
  token: verifySignature,
  ed25519(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    try {
      // RFC 8032 as OpenSSL reads it, not the looser ZIP 215, so that both kinds of check agree.
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
};
