import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { cadre, unit } from "./schema.ts";

export interface CadreFilter {
  q: string;
  unitId?: string | undefined;
  kind?: string | undefined;
  sex?: string | undefined;
  rank?: string | undefined;
  education?: string | undefined;
  /** In whole years, both ends included. */
  ageMin?: number | undefined;
  ageMax?: number | undefined;
  heads?: boolean | undefined;
  team?: boolean | undefined;
  reserve?: boolean | undefined;
}

export const SORTS = {
  roster: sql`${cadre.sortOrder} asc, ${cadre.cadreId} asc`,
  name: sql`${cadre.pinyin} asc, ${cadre.cadreId} asc`,
  "-name": sql`${cadre.pinyin} desc, ${cadre.cadreId} desc`,
  birth: sql`${cadre.birth} asc, ${cadre.cadreId} asc`,
  "-birth": sql`${cadre.birth} desc, ${cadre.cadreId} desc`,
  positionSince: sql`${cadre.positionSince} asc, ${cadre.cadreId} asc`,
  "-positionSince": sql`${cadre.positionSince} desc nulls last, ${cadre.cadreId} desc`,
} satisfies Record<string, SQL>;

export type CadreSort = keyof typeof SORTS;
export const CADRE_SORTS = Object.keys(SORTS) as [CadreSort, ...CadreSort[]];

/** Beyond so many matching units they are looked up inside the query instead of being named in it. */
const UNITS_NAMED = 500;

/** People of the jurisdiction within the actor's reach who fit the filter. */
export async function whereOf(ctx: Ctx, filter: CadreFilter): Promise<SQL | undefined> {
  const { actor, reach } = ctx;
  return and(
    eq(cadre.jurisdictionId, actor.jurisdictionId),
    reach.all ? undefined : sql`${cadre.unitId} = any(${sql.param([...reach.unitIds])}::uuid[])`,
    await searchOf(ctx, filter.q),
    filter.unitId === undefined ? undefined : eq(cadre.unitId, filter.unitId),
    filter.kind === undefined ? undefined : unitsWhere(ctx, sql`u.kind = ${filter.kind}`),
    filter.sex === undefined ? undefined : sql`${cadre.sex} = ${filter.sex}`,
    filter.rank === undefined ? undefined : eq(cadre.rank, filter.rank),
    filter.education === undefined ? undefined : eq(cadre.education, filter.education),
    ...ageBounds(ctx.platform.now(), filter),
    filter.heads === true ? sql`${cadre.isHead}` : undefined,
    filter.team === true ? eq(cadre.isTeamMember, true) : undefined,
    filter.reserve === true ? sql`${cadre.reserve}` : undefined,
  );
}

/** Who is 40 this month was born in this month 40 years ago or in the 11 months before. */
function ageBounds(now: Date, { ageMin, ageMax }: CadreFilter): (SQL | undefined)[] {
  const year = now.getUTCFullYear();
  const month = now.toISOString().slice(5, 7);
  return [
    ageMin === undefined ? undefined : sql`${cadre.birth} <= ${`${year - ageMin}-${month}`}`,
    ageMax === undefined ? undefined : sql`${cadre.birth} > ${`${year - ageMax - 1}-${month}`}`,
  ];
}

/**
 * By the beginning of name, given name, pinyin or initials, or by unit name or code. Blanks inside a name do not matter;
 * several words may also stand for one person each: "财政局 王".
 */
async function searchOf(ctx: Ctx, q: string): Promise<SQL | undefined> {
  const words = q.split(/[\s\u3000]+/).filter((word) => word !== "");
  if (words.length === 0) return undefined;
  const joined = words.join("");
  if (words.length === 1) return matches(ctx, joined);
  // 曾 宁: a blank inside a name.
  if (words.every((word) => /^\p{Script=Han}$/u.test(word)) && words.length <= 4) return matches(ctx, joined);
  const each = and(...(await Promise.all(words.slice(0, 4).map((word) => matches(ctx, word)))));
  const mayBeOneName = joined.length <= 4 && words.every((word) => word.length <= 2);
  return mayBeOneName ? or(await matches(ctx, joined), each) : each;
}

async function matches(ctx: Ctx, word: string): Promise<SQL | undefined> {
  if (/^[a-z']+$/i.test(word)) {
    const latin = startingWith(word.toLowerCase().replaceAll("'", ""));
    // One letter begins the pinyin of the same people as the initials.
    if (latin.length === 2) return sql`${cadre.pinyin} like ${latin}`;
    const codes = await unitsMatching(ctx, sql`u.code ilike ${startingWith(word)}`);
    // Either way the pinyin begins with the same letter, which is said so that an order by name starts there.
    const first = sql`${cadre.pinyin} like ${`${latin[0]}%`}`;
    return or(
      and(first, or(sql`${cadre.pinyin} like ${latin}`, sql`${cadre.initials} like ${latin}`)),
      codes,
    );
  }
  const prefix = startingWith(word);
  const units = await unitsMatching(ctx, sql`(u.name like ${`%${prefix}`} or u.code ilike ${prefix})`);
  return or(sql`${cadre.name} like ${prefix}`, sql`substr(${cadre.name}, 2) like ${prefix}`, units);
}

function startingWith(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
}

/** Few units are named in the query, so that their index is used; none are left out of it. */
async function unitsMatching(ctx: Ctx, condition: SQL): Promise<SQL | undefined> {
  const { jurisdictionId } = ctx.actor;
  const found = await ctx.platform.db.execute<{ unit_id: string }>(
    sql`select u.unit_id from ${unit} u where u.jurisdiction_id = ${jurisdictionId} and ${condition} limit ${UNITS_NAMED + 1}`,
  );
  if (found.rows.length === 0) return undefined;
  if (found.rows.length > UNITS_NAMED) return unitsWhere(ctx, condition);
  return sql`${cadre.unitId} = any(${sql.param(found.rows.map((row) => row.unit_id))}::uuid[])`;
}

function unitsWhere(ctx: Ctx, condition: SQL): SQL {
  return sql`${cadre.unitId} in (select u.unit_id from ${unit} u where u.jurisdiction_id = ${ctx.actor.jurisdictionId} and ${condition})`;
}
