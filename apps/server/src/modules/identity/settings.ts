import { eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Role } from "../../platform/policy.ts";
import { securitySettings } from "./schema.ts";

/** How strict a jurisdiction is about sessions. */
export interface Settings {
  /** Minutes without a request after which a session ends; 1 to 60. */
  idleMinutes: number;
  /** Other minutes for single roles. */
  roleIdleMinutes: Partial<Record<Role, number>>;
  /** The three officers cannot work without a second factor. */
  officersSecondFactor: boolean;
}

/** Classified protection level 3 [等保三级] practice; the second factor is offered until it is demanded. */
const DEFAULTS: Settings = { idleMinutes: 15, roleIdleMinutes: {}, officersSecondFactor: false };

export function settingsFrom(row: (Settings & { jurisdictionId: string }) | null | undefined): Settings {
  if (row === null || row === undefined) return DEFAULTS;
  const { jurisdictionId: _, ...settings } = row;
  return settings;
}

export async function readSettings(ctx: Ctx): Promise<Settings> {
  const [row] = await ctx.platform.db
    .select()
    .from(securitySettings)
    .where(eq(securitySettings.jurisdictionId, ctx.actor.jurisdictionId));
  return settingsFrom(row);
}

export async function changeSettings(ctx: Ctx, settings: Settings): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  const before = await readSettings(ctx);
  await ctx.platform.db.transaction(async (tx) => {
    await tx
      .insert(securitySettings)
      .values({ jurisdictionId, ...settings })
      .onConflictDoUpdate({ target: securitySettings.jurisdictionId, set: settings });
    await recordEvent(tx, ctx, {
      action: "security.settings",
      subjectType: "jurisdiction",
      subjectId: jurisdictionId,
      detail: { ...settings },
      before,
      after: settings,
    });
  });
}
