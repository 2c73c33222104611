import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { boxLink } from "../ballot-box/link.ts";
import { readConfig } from "../config.ts";
import type { Ctx, Platform } from "../context.ts";
import { ROLE_OPTION } from "../db/database.ts";
import { openFileStore } from "../files.ts";
import { createJobs } from "../jobs/jobs.ts";
import { type Action, type Actor, type Grant, type Role, reachOf } from "../policy.ts";
import { jurisdiction } from "../schema.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";

export const TEST_JURISDICTION = "test-county";

const NO_BOX = { zh: "这项测试没有票箱。", en: "This test has no ballot box." };

export interface TestPlatform {
  platform: Platform;
  database: TestDatabase;
  /** A context as a person of this role has it, for calling services directly. */
  as(role: Role, action: Action, extra?: Partial<Actor> & { unitIds?: string[] }): Ctx;
  close(): Promise<void>;
}

/** A platform over a fresh database, with one jurisdiction, a file store in a temporary folder, and jobs not started. */
export async function createTestPlatform(): Promise<TestPlatform> {
  const database = await createTestDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), "hengjian-data-"));
  const log = pino({ level: process.env.LOG_LEVEL ?? "silent" });
  const platform: Platform = {
    config: { ...readConfig([], {}), dataFolder, passwordCost: 4 },
    db: database.db,
    jobs: createJobs(database.db, database.appUrl, ROLE_OPTION, log),
    files: openFileStore(join(dataFolder, "files")),
    box: boxLink(() => ({ state: "down", text: NO_BOX })),
    publicUrl: "http://localhost",
    now: () => new Date(),
    log,
  };
  await database.db
    .insert(jurisdiction)
    .values({ jurisdictionId: TEST_JURISDICTION, name: "测试县", fictional: true });
  return {
    platform,
    database,
    as(role, action, extra = {}) {
      const { unitIds = [], ...actorPart } = extra;
      const actor = testActor(role, unitIds, actorPart);
      const reach = reachOf(actor, action);
      if (reach === null) throw new Error(`${role} may not ${action}`);
      return { platform, actor, reach };
    },
    close: () => database.close(),
  };
}

function testActor(role: Role, unitIds: string[], extra: Partial<Actor>): Actor {
  const grants: Grant[] = [{ role, unitIds }];
  return {
    userId: `user-${role}`,
    username: role,
    displayName: role,
    jurisdictionId: TEST_JURISDICTION,
    grants,
    cadreId: null,
    ...extra,
  };
}
