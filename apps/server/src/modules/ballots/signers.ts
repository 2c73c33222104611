import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { AccountPerson } from "../identity/service.ts";
import { activePeople } from "../identity/service.ts";
import { signingKey } from "./schema.ts";

export interface Signer {
  accountId: string;
  name: string;
  role: "office" | "leader" | "supervisor";
  hasKey: boolean;
  /** Public key in force. */
  publicKey: string | null;
}

/** Those who may sign orders (office, leaders) or cosign records (supervisors), with their keys. */
export async function signersOf(db: Db | Tx, jurisdictionId: string): Promise<Signer[]> {
  const people = await activePeople(db, jurisdictionId);
  const keys = await db
    .select({ accountId: signingKey.accountId, publicKey: signingKey.publicKey })
    .from(signingKey)
    .where(and(eq(signingKey.jurisdictionId, jurisdictionId), isNull(signingKey.replacedAt)));
  const keyOf = new Map(keys.map((one) => [one.accountId, one.publicKey]));
  return people.flatMap((one) => {
    const role = roleOf(one);
    const publicKey = keyOf.get(one.accountId) ?? null;
    const { accountId, displayName: name } = one;
    return role === null ? [] : [{ accountId, name, role, hasKey: publicKey !== null, publicKey }];
  });
}

/** A supervisor cosigns and never orders, whatever other role he holds. */
function roleOf({ roles }: AccountPerson): Signer["role"] | null {
  if (roles.includes("supervisor")) return "supervisor";
  if (roles.includes("office")) return "office";
  return roles.includes("leader") ? "leader" : null;
}

export async function listSigners(ctx: Ctx) {
  const signers = await signersOf(ctx.platform.db, ctx.actor.jurisdictionId);
  return { items: signers.map(({ publicKey: _, ...one }) => one) };
}
