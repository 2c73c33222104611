import {
  checkRulePack,
  checkScheme,
  estimatedMinutes,
  isRuleKey,
  type RulePack,
  type Scheme,
} from "@hengjian/appraisal";
import { and, desc, eq } from "drizzle-orm";
import { hashOf, recordEvent } from "../../platform/audit/index.ts";
import type { Ctx, Platform } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict, invalid, notFound } from "../../platform/errors.ts";
import { ensureBuiltIns } from "./built-in.ts";
import { rulePack, scheme } from "./schema.ts";

export {
  type CalendarDay,
  calendarOfYear,
  clearCalendarDay,
  dateOf,
  setCalendarDay,
  workCalendar,
} from "./calendar.ts";

export { ruleRef } from "./shapes.ts";

export interface PackListing {
  pack: RulePack;
  builtin: boolean;
  hash: string;
}

/** All versions of all rule packs, newest version of each first. */
export async function listRulePacks(ctx: Ctx): Promise<PackListing[]> {
  await ensureBuiltIns(ctx.platform, ctx.actor.jurisdictionId);
  const rows = await ctx.platform.db
    .select()
    .from(rulePack)
    .where(eq(rulePack.jurisdictionId, ctx.actor.jurisdictionId))
    .orderBy(desc(rulePack.builtin), rulePack.packId, desc(rulePack.createdAt));
  return rows.map((row) => ({ pack: row.body, builtin: row.builtin, hash: row.bodyHash }));
}

/**
 * A new local pack, or a new version of one. Every key must be one that the rules know and every value of its form, so
 * that no rule is silently without effect.
 * @throws DomainError `rule-unknown`, `rule-shape`, `rule-repeated`, `rule-pack-exists`
 */
export async function addRulePack(ctx: Ctx, pack: RulePack): Promise<PackListing> {
  await ensureBuiltIns(ctx.platform, ctx.actor.jurisdictionId);
  for (const value of pack.values) if (!isRuleKey(value.key)) throw unknownRule(value.key);
  const faults = checkRulePack(pack);
  if (faults[0] !== undefined) throw invalid(faults[0].code, faults[0].text, { faults });
  const hash = hashOf(pack)!;
  await ctx.platform.db.transaction(async (tx) => {
    const added = await tx
      .insert(rulePack)
      .values({
        jurisdictionId: ctx.actor.jurisdictionId,
        packId: pack.id,
        version: pack.version,
        title: pack.title,
        body: pack,
        bodyHash: hash,
        builtin: false,
        createdBy: ctx.actor.userId,
        createdAt: ctx.platform.now(),
      })
      .onConflictDoNothing()
      .returning({ id: rulePack.packId });
    if (added.length === 0) throw packExists(pack);
    await recordEvent(tx, ctx, {
      action: "schemes.add-pack",
      subjectType: "rule_pack",
      subjectId: `${pack.id}@${pack.version}`,
      after: pack,
    });
  });
  return { pack, builtin: false, hash };
}

function unknownRule(key: string) {
  return invalid("rule-unknown", {
    zh: `没有“${key}”这一规则项。请从国家规则包中选择要改的项。`,
    en: `There is no rule "${key}". Choose one from the national pack.`,
  });
}

function packExists(pack: RulePack) {
  return conflict("rule-pack-exists", {
    zh: `规则包“${pack.id}”的 ${pack.version} 版已经存在。已有版本不能改动,请另用一个版本号。`,
    en: `Version ${pack.version} of the rule pack "${pack.id}" exists already. Versions are never changed; choose another number.`,
  });
}

export interface SchemeListing {
  scheme: Scheme;
  builtin: boolean;
  hash: string;
  items: number;
  minutes: number;
}

/** All versions of all schemes. */
export async function listSchemes(ctx: Ctx): Promise<SchemeListing[]> {
  await ensureBuiltIns(ctx.platform, ctx.actor.jurisdictionId);
  const rows = await ctx.platform.db
    .select()
    .from(scheme)
    .where(eq(scheme.jurisdictionId, ctx.actor.jurisdictionId))
    .orderBy(scheme.schemeId, desc(scheme.createdAt));
  return rows.map(listingOf);
}

function listingOf(row: typeof scheme.$inferSelect): SchemeListing {
  return {
    scheme: row.body,
    builtin: row.builtin,
    hash: row.bodyHash,
    items: row.body.indicators.length,
    minutes: estimatedMinutes(row.body),
  };
}

/** The newest version of a scheme, or the one asked for. @throws DomainError `not-found` */
export async function getScheme(
  platform: Platform,
  jurisdictionId: string,
  schemeId: string,
  version?: string,
): Promise<SchemeListing> {
  await ensureBuiltIns(platform, jurisdictionId);
  const [row] = await platform.db
    .select()
    .from(scheme)
    .where(
      and(
        eq(scheme.jurisdictionId, jurisdictionId),
        eq(scheme.schemeId, schemeId),
        version === undefined ? undefined : eq(scheme.version, version),
      ),
    )
    .orderBy(desc(scheme.createdAt))
    .limit(1);
  if (row === undefined) throw notFound({ zh: "该考核方案", en: "The scheme" });
  const faults = checkScheme(row.body);
  if (faults[0] !== undefined) throw invalid("scheme-faulty", faults[0].text, { faults });
  return listingOf(row);
}

/**
 * The packs of a list of references, in its order. @throws DomainError `not-found` */
export async function packsOf(
  db: Db | Tx,
  jurisdictionId: string,
  refs: readonly { id: string; version: string }[],
): Promise<RulePack[]> {
  const rows = await db
    .select({ body: rulePack.body })
    .from(rulePack)
    .where(eq(rulePack.jurisdictionId, jurisdictionId));
  return refs.map((ref) => {
    const found = rows.find((row) => row.body.id === ref.id && row.body.version === ref.version);
    if (found === undefined) throw notFound({ zh: `规则包“${ref.id}”`, en: `The rule pack "${ref.id}"` });
    return found.body;
  });
}

/**
 * Which packs a new campaign follows: the national one, then every local pack of the jurisdiction, newest versions.
 * Built-in samples count only when they are named.
 */
export async function defaultPackRefs(
  ctx: Ctx,
  named: readonly string[] = [],
): Promise<{ id: string; version: string }[]> {
  const newest = new Map<string, PackListing>();
  for (const one of await listRulePacks(ctx)) {
    if (!newest.has(one.pack.id)) newest.set(one.pack.id, one);
  }
  const wanted = [...newest.values()].filter(
    (one) => one.pack.id === "cn-national" || !one.builtin || named.includes(one.pack.id),
  );
  const national = wanted.filter((one) => one.pack.id === "cn-national");
  const local = wanted.filter((one) => one.pack.id !== "cn-national");
  return [...national, ...local].map(({ pack }) => ({ id: pack.id, version: pack.version }));
}
