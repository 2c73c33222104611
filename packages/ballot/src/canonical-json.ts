import canonicalize from "canonicalize";

/**
 * Canonical JSON (RFC 8785): one text for one value, so that a hash of it means the value.
 * @throws Error for what JSON cannot hold (NaN, infinities, circles, lone surrogates, undefined)
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("Got undefined, which JSON cannot hold.");
  return text;
}
