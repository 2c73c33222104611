import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "drizzle-orm";
import pino from "pino";
import { verifyAudit } from "../apps/cli/src/verify-audit/index.ts";
import { startExport } from "../apps/server/src/modules/audit/service.ts";
import { makeCheckpoint, recordEvent, verifyLog } from "../apps/server/src/platform/audit/index.ts";
import { boxLink } from "../apps/server/src/platform/ballot-box/link.ts";
import { readConfig } from "../apps/server/src/platform/config.ts";
import type { Ctx } from "../apps/server/src/platform/context.ts";
import { openDatabase, ROLE_OPTION } from "../apps/server/src/platform/db/database.ts";
import { startEmbedded } from "../apps/server/src/platform/db/embedded.ts";
import { migrate } from "../apps/server/src/platform/db/migrate.ts";
import { openFileStore } from "../apps/server/src/platform/files.ts";
import { createJobs } from "../apps/server/src/platform/jobs/jobs.ts";

const EVENTS = 1_000_000;
const NEW = 1_000;
const COUNTY = "bench-county";

/** A log of a million entries: what the next checkpoint, reading it all, exporting and verifying outside cost. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-bench-audit-"));
  const embedded = await startEmbedded({ folder: join(folder, "postgres") });
  await migrate(embedded.url, { appPassword: embedded.appPassword });
  const database = openDatabase(embedded.appUrl);
  try {
    await measure(database.db, embedded.appUrl, folder);
  } finally {
    await database.close();
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(db: Ctx["platform"]["db"], url: string, folder: string): Promise<void> {
  const log = pino({ level: "silent" });
  const config = { ...readConfig([], {}), dataFolder: folder };
  const jobs = createJobs(db, url, ROLE_OPTION, log);
  const box = boxLink(() => ({
    state: "down",
    text: { zh: "这里没有票箱。", en: "There is no ballot box here." },
  }));
  const files = openFileStore(folder);
  const platform = { config, db, jobs, files, box, publicUrl: "", now: () => new Date(), log };
  const actor = { userId: "bench", username: "bench", displayName: "", grants: [], cadreId: null };
  const ctx: Ctx = {
    platform,
    actor: { ...actor, jurisdictionId: COUNTY },
    reach: { all: true, unitIds: [], own: false },
  };
  await fill(db);
  await timed(`place ${EVENTS} events and sign`, EVENTS, () => makeCheckpoint(platform, COUNTY, "bench"));
  await timed(`record ${NEW} events, each in its transaction`, NEW, async () => {
    for (let i = 0; i < NEW; i++)
      await db.transaction((tx) =>
        recordEvent(tx, ctx, { action: "bench.more", subjectType: "x", subjectId: `${i}` }),
      );
  });
  await timed(`sign ${NEW} more, reading the ${EVENTS} before them once again`, NEW, () =>
    makeCheckpoint(platform, COUNTY, "bench"),
  );
  await recordEvent(db, ctx, { action: "bench.one", subjectType: "x", subjectId: "one" });
  await timed("sign one more", 1, () => makeCheckpoint(platform, COUNTY, "bench"));
  await timed("read the whole log again on the server", EVENTS, async () => {
    const { problem } = await verifyLog(platform, COUNTY);
    if (problem !== null) throw new Error(JSON.stringify(problem));
  });
  const file = join(folder, "audit.jsonl");
  await timed("export it", EVENTS, async () =>
    pipeline(Readable.from(await startExport(ctx)), createWriteStream(file)),
  );
  await timed("verify the export outside", EVENTS, async () => {
    const code = await verifyAudit([file], { stdout: { write: () => 0 }, stderr: process.stderr });
    if (code !== 0) throw new Error(`verdict ${code}`);
  });
  console.log(`memory at the end ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
}

/** As a million events would stand there, waiting for their places. */
async function fill(db: Ctx["platform"]["db"]): Promise<void> {
  await db.execute(
    sql`insert into jurisdiction (jurisdiction_id, name, fictional) values (${COUNTY}, '虚构县', true)`,
  );
  await db.execute(sql`insert into audit_event (jurisdiction_id, event_id, at, actor, action, subject_type, subject_id, detail, after_hash)
    select ${COUNTY}, gen_random_uuid(), timestamptz '2026-01-01' + n * interval '1 second', 'user-' || n % 97,
      'bench.event', 'cadre', n::text, jsonb_build_object('n', n), encode(sha256(n::text::bytea), 'hex')
    from generate_series(1, ${EVENTS}::int) n`);
  await db.execute(sql`insert into audit_queue (jurisdiction_id, event_id)
    select jurisdiction_id, event_id from audit_event order by at`);
}

async function timed(what: string, count: number, run: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await run();
  const ms = performance.now() - began;
  const rate = count > 1 ? `${Math.round((count / ms) * 1000)}/s` : "";
  console.log(
    `${what.padEnd(70)} ${ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`} ${rate}`,
  );
}
