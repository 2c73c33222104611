/**
 * Readers for values from outside. Small on purpose: they go to phones too. A reader returns the value in its type or
 * throws a ShapeError that names the place.
 */
export type Reader<T> = (value: unknown, path: string) => T;

export type Shape<R> = R extends Reader<infer T> ? T : never;

export class ShapeError extends Error {
  readonly code = "bad-shape";
}

function fail(path: string, expected: string): never {
  throw new ShapeError(`${path === "" ? "value" : path}: expected ${expected}.`);
}

/** A text of 0 to `max` UTF-16 units, whole (no lone surrogates). */
export function text(max: number, pattern?: RegExp): Reader<string> {
  return (value, path) => {
    if (typeof value !== "string" || value.length > max)
      return fail(path, `a text of at most ${max} characters`);
    if (LONE_SURROGATE.test(value)) return fail(path, "a text without broken characters");
    if (pattern !== undefined && !pattern.test(value)) return fail(path, `a text like ${pattern.source}`);
    return value;
  };
}

// Without lookbehind, which old Safari cannot parse.
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;

export function whole(min: number, max: number): Reader<number> {
  return (value, path) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max)
      return fail(path, `a whole number from ${min} to ${max}`);
    return value;
  };
}

export function number(min: number, max: number): Reader<number> {
  return (value, path) => {
    if (typeof value !== "number" || !(value >= min && value <= max))
      return fail(path, `a number from ${min} to ${max}`);
    return value;
  };
}

export const flag: Reader<boolean> = (value, path) =>
  typeof value === "boolean" ? value : fail(path, "true or false");

export function oneOf<const T extends string>(...values: readonly T[]): Reader<T> {
  return (value, path) => {
    const found = values.find((one) => one === value);
    return found ?? fail(path, values.join(" or "));
  };
}

export function nullable<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? null : reader(value, path));
}

export function listOf<T>(item: Reader<T>, min: number, max: number): Reader<T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < min || value.length > max)
      return fail(path, `a list of ${min} to ${max}`);
    return value.map((one: unknown, i) => item(one, `${path}[${i}]`));
  };
}

/** A JSON object with any keys of one pattern. */
export function mapOf<T>(key: RegExp, item: Reader<T>, max: number): Reader<Record<string, T>> {
  return (value, path) => {
    const entries = Object.entries(plain(value, path));
    if (entries.length > max) return fail(path, `at most ${max} entries`);
    return Object.fromEntries(
      entries.map(([name, one]) => [
        key.test(name) ? name : fail(path, `keys like ${key.source}`),
        item(one, `${path}.${name}`),
      ]),
    );
  };
}

type Fields = Record<string, Reader<unknown>>;

/** A JSON object with exactly these keys. */
export function exactly<F extends Fields>(fields: F): Reader<{ [K in keyof F]: Shape<F[K]> }> {
  const names = Object.keys(fields).sort();
  const known = new Set(names);
  return (value, path) => {
    const object = plain(value, path);
    const found = Object.keys(object);
    if (found.length !== names.length || !found.every((name) => known.has(name)))
      return fail(path, `an object with ${names.join(", ")}`);
    const read: Record<string, unknown> = {};
    for (const name of names) read[name] = fields[name]!(object[name], `${path}.${name}`);
    // The names and readers are those of F, so this is the mapped type; the compiler cannot follow the loop.
    return read as { [K in keyof F]: Shape<F[K]> };
  };
}

function plain(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fail(path, "an object");
  return value as Record<string, unknown>;
}

/** Parse JSON and read it. @throws ShapeError for both kinds of fault */
export function readJson<T>(source: string, reader: Reader<T>, name: string): T {
  return reader(parse(source, name), name);
}

function parse(source: string, name: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return fail(name, "JSON");
  }
}

/** Lower-case hexadecimal of so many bytes. */
export function hex(bytes: number): Reader<string> {
  return text(2 * bytes, new RegExp(`^[0-9a-f]{${2 * bytes}}$`));
}

/** Base64 of exactly so many bytes, in its one canonical form. */
export function base64(bytes: number): Reader<string> {
  const length = 4 * Math.ceil(bytes / 3);
  const surplus = (3 - (bytes % 3)) % 3;
  // The last digit before padding carries 4 or 2 idle bits, which must be zero for the form to be the only one.
  const tail = surplus === 0 ? "" : surplus === 1 ? "[AEIMQUYcgkosw048]=" : "[AQgw]==";
  const digits = length - (surplus === 0 ? 0 : surplus + 1);
  return text(length, new RegExp(`^[A-Za-z0-9+/]{${digits}}${tail}$`));
}
