/** Octet strings and non-negative integers (RFC 8017 section 4), and arithmetic modulo n. */

/** OS2IP. */
export function toInteger(bytes: Uint8Array): bigint {
  let hex = "";
  for (const byte of bytes) hex += byte.toString(16).padStart(2, "0");
  return hex === "" ? 0n : BigInt(`0x${hex}`);
}

/** I2OSP. @throws RangeError when the integer needs more octets */
export function toOctets(integer: bigint, length: number): Uint8Array {
  const hex = integer.toString(16).padStart(2 * length, "0");
  if (hex.length > 2 * length) throw new RangeError(`Got an integer of more than ${length} octets.`);
  return Uint8Array.from({ length }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

/** base^exponent mod modulus, square and multiply. Not constant-time: for public exponents, or for blinded input. */
export function powerMod(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (const digit of [...exponent.toString(2)].reverse()) {
    if (digit === "1") result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse of a modulo m (extended Euclid), or null when they share a divisor. */
export function inverseMod(a: bigint, m: bigint): bigint | null {
  let [r, nextR] = [m, a % m];
  let [t, nextT] = [0n, 1n];
  while (nextR !== 0n) {
    const quotient = r / nextR;
    [r, nextR] = [nextR, r - quotient * nextR];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  if (r !== 1n) return null;
  return t < 0n ? t + m : t;
}
