import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import { toBase64Url } from "./bytes.ts";
import type { Checks } from "./checks.ts";
import type { NoteSigner } from "./note.ts";
import {
  BlindSignatureError,
  type RandomBytes,
  type RsaPublicKey,
  SALT_LENGTH,
  toRepresentative,
} from "./rsa/blind.ts";
import { powerMod, toInteger, toOctets } from "./rsa/integers.ts";
import { ISSUING_EXPONENT, ISSUING_KEY_BITS } from "./rsa/keys.ts";

/** The same operations by OpenSSL, for processes that do thousands of them. Results are equal to the plain forms. */

export const nodeRandom: RandomBytes = (length) => new Uint8Array(randomBytes(length));

/** An issuing key as the issuer keeps it until the close: PKCS #8, PEM. */
export interface IssuingKey {
  privateKey: KeyObject;
  publicKey: RsaPublicKey;
}

/** The same in a thread beside: a server that makes dozens goes on answering. */
export function makeIssuingKey(): Promise<IssuingKey> {
  const options = { modulusLength: ISSUING_KEY_BITS, publicExponent: Number(ISSUING_EXPONENT) };
  return new Promise((resolve, reject) => {
    generateKeyPair("rsa", options, (error, _publicKey, privateKey) => {
      if (error === null) resolve(issuingKeyOf(privateKey));
      else reject(error);
    });
  });
}

export function newIssuingKey(): IssuingKey {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: ISSUING_KEY_BITS,
    publicExponent: Number(ISSUING_EXPONENT),
  });
  return issuingKeyOf(privateKey);
}

export function issuingKeyToPem(key: IssuingKey): string {
  return key.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

export function issuingKeyFromPem(pem: string): IssuingKey {
  return issuingKeyOf(createPrivateKey(pem));
}

/** @throws RangeError for a key that is not RSA */
export function issuingKeyOf(privateKey: KeyObject): IssuingKey {
  const { n } = createPublicKey(privateKey).export({ format: "jwk" });
  if (n === undefined) throw new RangeError("Got a key that is not an RSA key.");
  return {
    privateKey,
    publicKey: { n: toInteger(new Uint8Array(Buffer.from(n, "base64url"))), e: ISSUING_EXPONENT },
  };
}

/**
 * BlindSign (RFC 9474 section 4.3) by OpenSSL's raw RSA, with its protection against timing, and checked before it
 * leaves so that a computing fault cannot give the key away.
 * @throws BlindSignatureError
 */
export function blindSignNative(key: IssuingKey, blinded: Uint8Array): Uint8Array {
  const m = toRepresentative(key.publicKey, blinded);
  const s = privateDecrypt({ key: key.privateKey, padding: constants.RSA_NO_PADDING }, blinded);
  if (powerMod(toInteger(s), key.publicKey.e, key.publicKey.n) !== m)
    throw new BlindSignatureError("The signing key does not fit itself.");
  return new Uint8Array(s);
}

const rsaKeys = new Map<bigint, KeyObject>();

function rsaKeyObject(key: RsaPublicKey): KeyObject {
  const known = rsaKeys.get(key.n);
  if (known !== undefined) return known;
  const n = toBase64Url(toOctets(key.n, ISSUING_KEY_BITS / 8));
  const object = createPublicKey({ key: { kty: "RSA", n, e: "AQAB" }, format: "jwk" });
  rsaKeys.set(key.n, object);
  return object;
}

function tokenKey(key: RsaPublicKey) {
  return { key: rsaKeyObject(key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_LENGTH };
}

/** Null for bytes that are no key and signature. */
function castKey(publicKey: Uint8Array, signature: Uint8Array) {
  if (publicKey.length !== 32 || signature.length !== 64) return null;
  return { key: Buffer.concat([SPKI_ED25519, publicKey]), format: "der", type: "spki" } as const;
}

/** Signature checks by OpenSSL. */
export const nativeChecks: Checks = {
  token: (key, prepared, signature) => verify("sha384", prepared, tokenKey(key), signature),
  ed25519(publicKey, message, signature) {
    const key = castKey(publicKey, signature);
    return key !== null && verify(null, message, key, signature);
  },
};

/** The same in threads beside, so that a box that takes thousands uses every processor. */
export const pooledChecks: Checks<Promise<boolean>> = {
  token: (key, prepared, signature) => verifyBeside("sha384", prepared, tokenKey(key), signature),
  async ed25519(publicKey, message, signature) {
    const key = castKey(publicKey, signature);
    return key !== null && (await verifyBeside(null, message, key, signature));
  },
};

type AnyKey = ReturnType<typeof tokenKey> | NonNullable<ReturnType<typeof castKey>>;

function verifyBeside(
  algorithm: string | null,
  data: Uint8Array,
  key: AnyKey,
  signature: Uint8Array,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify(algorithm, data, key, signature, (error, holds) => {
      if (error === null) resolve(holds);
      else reject(error);
    });
  });
}

// DER of RFC 8410 up to the 32 bytes of the key.
const SPKI_ED25519 = Buffer.from("302a300506032b6570032100", "hex");
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");

/** Ed25519 signatures by OpenSSL with the key of a note signer. */
export function nativeSignerFor(signer: NoteSigner): (message: Uint8Array) => Uint8Array {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, signer.secretKey]),
    format: "der",
    type: "pkcs8",
  });
  return (message) => new Uint8Array(sign(null, message, key));
}
