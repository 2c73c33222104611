import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { invalid } from "../errors.ts";

/**
 * scrypt (RFC 7914) with r = 8, p = 3; at the usual cost of 2^15 it takes 32 MiB and about 0.2 s, as OWASP's
 * password storage cheat sheet asks: a stolen table is slow to guess, a sign-in is not.
 */
const BLOCK_SIZE = 8;
const PARALLEL = 3;
const KEY_LENGTH = 32;

/**
 * `scrypt$N$r$p$salt$hash`; the cost stands beside the hash so that it can be raised later.
 * @param cost exponent of N, 4 to 20
 */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const salt = randomBytes(16);
  const work = { N: 2 ** cost, r: BLOCK_SIZE, p: PARALLEL };
  const key = await derive(password, salt, work);
  return ["scrypt", work.N, work.r, work.p, salt.toString("base64"), key.toString("base64")].join("$");
}

export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const [kind, N, r, p, salt, hash] = stored.split("$");
  if (kind !== "scrypt" || salt === undefined || hash === undefined) return false;
  const key = await derive(password, Buffer.from(salt, "base64"), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(key, Buffer.from(hash, "base64"));
}

function derive(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((accept, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_LENGTH, options, (error, key) =>
      error ? reject(error) : accept(key),
    );
  });
}

/**
 * Practice of classified protection level 3 [等保三级]: at least 8 characters of 3 classes, without the user name.
 * @throws DomainError `weak-password`
 */
export function checkPasswordRules(password: string, username: string): void {
  if (keepsRules(password, username)) return;
  throw invalid("weak-password", {
    zh: "密码至少 8 位,须含大写字母、小写字母、数字、符号中的三类,且不得包含用户名。",
    en: "A password has at least 8 characters of three kinds (capitals, small letters, digits, signs) and does not contain the user name.",
  });
}

function keepsRules(password: string, username: string): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(password)).length;
  const holdsName = username !== "" && password.toLowerCase().includes(username.toLowerCase());
  return [...password].length >= 8 && password.length <= 200 && classes >= 3 && !holdsName;
}

/** Without letters and digits that are mistaken for each other when read aloud or from paper. */
const READABLE = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A random password of 16 signs in four groups (over 90 bits) that keeps the rules, to be changed at first sign-in. */
export function newPassword(username: string): string {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join("");
  for (;;) {
    const password = [group(), group(), group(), group()].join("-");
    if (keepsRules(password, username)) return password;
  }
}

const MAX_AGE_DAYS = 90;

export function passwordIsDue(setAt: Date, now: Date): boolean {
  return now.getTime() - setAt.getTime() > MAX_AGE_DAYS * 86_400_000;
}
