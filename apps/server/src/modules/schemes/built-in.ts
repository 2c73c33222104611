import {
  countyDepartmentHeads,
  countyDepartmentHeadsByLine,
  nationalPack,
  type RulePack,
  type Scheme,
  sampleLocalPack,
  townHeads,
} from "@hengjian/appraisal";
import { hashOf, recordEvent } from "../../platform/audit/index.ts";
import type { Platform } from "../../platform/context.ts";
import type { Db } from "../../platform/db/database.ts";
import { rulePack, scheme } from "./schema.ts";

const PACKS: readonly RulePack[] = [nationalPack, sampleLocalPack];
const SCHEMES: readonly Scheme[] = [countyDepartmentHeads, countyDepartmentHeadsByLine, townHeads];

/** Jurisdictions that this process has seen to, by database. */
const installed = new WeakMap<Db, Set<string>>();

/**
 * Every jurisdiction holds its own copy of what comes with the program, so that its campaigns keep the versions they
 * were made with. New versions are added beside the old ones.
 */
export async function ensureBuiltIns(platform: Platform, jurisdictionId: string): Promise<void> {
  const done = installed.get(platform.db) ?? new Set();
  installed.set(platform.db, done);
  if (done.has(jurisdictionId)) return;
  const stamp = { builtin: true, createdBy: "system", createdAt: platform.now(), jurisdictionId };
  await platform.db.transaction(async (tx) => {
    const packs = await tx
      .insert(rulePack)
      .values(
        PACKS.map((pack) => ({
          packId: pack.id,
          version: pack.version,
          title: pack.title,
          body: pack,
          bodyHash: hashOf(pack)!,
          ...stamp,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: rulePack.packId, version: rulePack.version, hash: rulePack.bodyHash });
    const schemes = await tx
      .insert(scheme)
      .values(
        SCHEMES.map((one) => ({
          schemeId: one.id,
          version: one.version,
          title: one.title,
          categoryCode: one.category.code,
          body: one,
          bodyHash: hashOf(one)!,
          ...stamp,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: scheme.schemeId, version: scheme.version, hash: scheme.bodyHash });
    if (packs.length + schemes.length === 0) return;
    await recordEvent(
      tx,
      { actor: { userId: "system", jurisdictionId }, platform },
      {
        action: "schemes.install",
        subjectType: "jurisdiction",
        subjectId: jurisdictionId,
        detail: { packs, schemes },
      },
    );
  });
  done.add(jurisdictionId);
}
