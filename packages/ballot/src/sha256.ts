/** SHA-256 (FIPS 180-4) where there is no OpenSSL: on phones, and without `crypto.subtle` on plain HTTP. */
export { sha256 } from "@noble/hashes/sha2.js";
