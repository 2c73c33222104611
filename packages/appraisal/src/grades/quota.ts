import { percent } from "../numbers.ts";
import type { Text } from "../types.ts";

export interface Quota {
  people: number;
  share: number;
  approvedShare: number | null;
  rounding: "floor" | "half_up";
  /** Places by the rounding in force. */
  places: number;
  floor: number;
  halfUp: number;
  approvedPlaces: number | null;
  sentence: Text;
}

export interface QuotaRequest {
  /** Those who take part and may get a grade. */
  people: number;
  share: number;
  approvedShare: number | null;
  rounding: "floor" | "half_up";
}

/**
 * How many may be excellent, with both roundings shown.
 * @throws RangeError for a share outside 0..1 or a number of people that is not whole
 */
export function quotaArithmetic(request: QuotaRequest): Quota {
  const { people, share, approvedShare, rounding } = request;
  if (!Number.isInteger(people) || people < 0)
    throw new RangeError(`Got ${people} people, expected a whole number from 0.`);
  for (const one of [share, approvedShare ?? share]) {
    if (!(one >= 0 && one <= 1)) throw new RangeError(`Got a share of ${one}, expected 0 to 1.`);
  }
  const floor = roundDown(people * share);
  const halfUp = Math.min(people, roundDown(people * share + 0.5));
  const round = (exact: number) =>
    rounding === "floor" ? roundDown(exact) : Math.min(people, roundDown(exact + 0.5));
  const places = round(people * share);
  const approvedPlaces = approvedShare === null ? null : round(people * approvedShare);
  return {
    people,
    share,
    approvedShare,
    rounding,
    places,
    floor,
    halfUp,
    approvedPlaces,
    sentence: sentence(request, places, floor, halfUp, approvedPlaces),
  };
}

/** 0.2 × 45 is 9.000000000000002 in binary and 0.29 × 100 is 28.999…; a nano-place decides neither way. */
function roundDown(exact: number): number {
  return Math.floor(exact + 1e-9);
}

function sentence(
  request: QuotaRequest,
  places: number,
  floor: number,
  halfUp: number,
  approved: number | null,
): Text {
  const exact = Number((request.people * request.share).toFixed(4));
  const zhMore =
    approved === null ? "" : `；经批准放宽到 ${percent(request.approvedShare!)} 时为 ${approved} 名`;
  const enMore =
    approved === null ? "" : `; with approval of ${percent(request.approvedShare!)}, ${approved}`;
  const zhRule = request.rounding === "floor" ? "按“不超过”向下取整" : "按四舍五入";
  const enRule = request.rounding === "floor" ? 'rounded down ("not more than")' : "rounded half up";
  return {
    zh: `${request.people} 人 × ${percent(request.share)} = ${exact}，${zhRule}得 ${places} 名（向下取整 ${floor}，四舍五入 ${halfUp}）${zhMore}。`,
    en: `${request.people} people × ${percent(request.share)} = ${exact}, ${enRule}: ${places} places (floor ${floor}, half up ${halfUp})${enMore}.`,
  };
}
