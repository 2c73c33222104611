import { hash } from "node:crypto";

/** SHA-256 (FIPS 180-4) by OpenSSL, several times as fast; which of the two a program gets is said in package.json. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash("sha256", bytes, "buffer"));
}
