import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import { auditEvent, auditLeaf } from "../../platform/audit/schema.ts";
import type { Ctx } from "../../platform/context.ts";

export interface EventQuery {
  /** Beginning of the action, for example `campaign.`. */
  action: string;
  actor?: string | undefined;
  subjectType?: string | undefined;
  subjectId?: string | undefined;
  /** Days, both inclusive, China time. */
  from?: string | undefined;
  to?: string | undefined;
  page: number;
  size: number;
}

export interface EventRow {
  eventId: string;
  /** Place in the tree, from 0; null until the next checkpoint. */
  index: number | null;
  at: string;
  actor: string;
  /** User name of the account, where it is one. */
  actorName: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  detail: Record<string, unknown>;
  beforeHash: string | null;
  afterHash: string | null;
  personalHash: string | null;
}

const actorName = sql<string | null>`(select a.username from account a
  where a.jurisdiction_id = ${auditEvent.jurisdictionId} and a.account_id::text = ${auditEvent.actor})`;

/** Who did what when, the newest first: identities, codes and hashes, nothing of the content. */
export async function listEvents(
  ctx: Ctx,
  query: EventQuery,
): Promise<{ items: EventRow[]; total: number; page: number; size: number }> {
  const { db } = ctx.platform;
  const where = whereOf(ctx.actor.jurisdictionId, query);
  const total = await db.$count(auditEvent, where);
  const rows = await db
    .select({
      eventId: auditEvent.eventId,
      index: auditLeaf.leafIndex,
      at: auditEvent.at,
      actor: auditEvent.actor,
      actorName,
      action: auditEvent.action,
      subjectType: auditEvent.subjectType,
      subjectId: auditEvent.subjectId,
      detail: auditEvent.detail,
      beforeHash: auditEvent.beforeHash,
      afterHash: auditEvent.afterHash,
      personalHash: auditEvent.personalHash,
    })
    .from(auditEvent)
    .leftJoin(
      auditLeaf,
      and(eq(auditLeaf.jurisdictionId, auditEvent.jurisdictionId), eq(auditLeaf.eventId, auditEvent.eventId)),
    )
    .where(where)
    .orderBy(desc(auditEvent.at), desc(auditEvent.eventId))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  const items = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  return { items, total, page: query.page, size: query.size };
}

function whereOf(jurisdictionId: string, query: EventQuery) {
  const { action, actor, subjectType, subjectId, from, to } = query;
  const day = (text: string) => sql`(${text}::date at time zone 'Asia/Shanghai')`;
  return and(
    eq(auditEvent.jurisdictionId, jurisdictionId),
    action === "" ? undefined : sql`starts_with(${auditEvent.action}, ${action})`,
    actor === undefined ? undefined : eq(auditEvent.actor, actor),
    subjectType === undefined ? undefined : eq(auditEvent.subjectType, subjectType),
    subjectId === undefined ? undefined : eq(auditEvent.subjectId, subjectId),
    from === undefined ? undefined : gte(auditEvent.at, day(from)),
    to === undefined ? undefined : lt(auditEvent.at, sql`${day(to)} + interval '1 day'`),
  );
}
