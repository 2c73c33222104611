import { percent, roundTo, shown } from "../numbers.ts";
import { allNodes } from "../score/sheet.ts";
import type { ScoreNode } from "../types.ts";

/** What a number in a letter claims to be. Dates, minutes and counts of things claim nothing about the result. */
type Claim = "votes" | "points" | "share" | "rank" | "decimal";

/** 分 as a measure word for points, and not in 分钟, 分管, 分工, … */
const POINTS_WORD = /^\s*分(?![钟管工类别解析期批散布内歧成级享发流])/;

/**
 * Numbers of a text that neither the node nor anything below it shows, each held against its own kind: a count of
 * votes does not vouch for points.
 * @param rank of the person, for "第 3 名"
 */
export function unknownNumbers(text: string, node: ScoreNode, rank: number | null): string[] {
  const nodes = allNodes(node);
  const known: Record<Claim, Set<string>> = {
    votes: new Set(nodes.flatMap(counts)),
    points: new Set(nodes.flatMap((one) => [...values(one), ...errors(one)])),
    share: new Set(nodes.flatMap(shares)),
    rank: new Set(rank === null ? [] : [String(rank)]),
    decimal: new Set(nodes.flatMap((one) => [...values(one), ...errors(one)])),
  };
  const plain = halfWidth(text);
  const unknown = [...plain.matchAll(/\d+(?:\.\d+)?/g)].flatMap((match) => {
    const claim = claimOf(match[0], plain.slice(0, match.index), plain.slice(match.index + match[0].length));
    return claim === null || known[claim].has(match[0]) ? [] : [match[0] + (claim === "share" ? "%" : "")];
  });
  return [...new Set(unknown)];
}

function claimOf(number: string, before: string, after: string): Claim | null {
  if (/^\s*%/.test(after)) return "share";
  if (/^\s*[票张]/.test(after)) return "votes";
  if (POINTS_WORD.test(after)) return "points";
  if (/第\s*$/.test(before) && /^\s*[名位]/.test(after)) return "rank";
  return number.includes(".") ? "decimal" : null;
}

/** Digits as a Chinese input method may leave them, U+FF10 to U+FF19, with U+FF0E and U+FF05. */
function halfWidth(text: string): string {
  return text.replaceAll(/[\uff05\uff0e\uff10-\uff19]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

/** With the decimals of the page, with two, and without trailing zeros: "92.00" and "92". */
function values({ value, decimals }: ScoreNode): string[] {
  return value === null ? [] : written(value, decimals);
}

function errors({ reliability, decimals }: ScoreNode): string[] {
  if (reliability === undefined) return [];
  const all = [reliability.se, ...(reliability.interval95 ?? [])].filter((one) => one !== null);
  return all.flatMap((one) => written(one, decimals));
}

function written(value: number, decimals: number): string[] {
  return [decimals, 2, 1]
    .map((digits) => shown(value, digits))
    .concat(String(Number(shown(value, decimals))));
}

function shares({ weight, effectiveWeight }: ScoreNode): string[] {
  return [weight, effectiveWeight]
    .filter((share) => share !== null)
    .map((share) => percent(roundTo(share, 4)).slice(0, -1));
}

function counts({ votes, reliability }: ScoreNode): string[] {
  const sheets = reliability === undefined ? [] : [String(reliability.n)];
  if (votes === undefined) return sheets;
  if (votes.hidden) return [...sheets, String(votes.valid)];
  const levels = votes.levels.map((level) => level.count);
  return [...sheets, ...[votes.valid, votes.notKnown, votes.abstained, ...levels].map(String)];
}
