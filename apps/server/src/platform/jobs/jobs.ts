import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { FastifyBaseLogger } from "fastify";
import { PgBoss } from "pg-boss";
import type { Db } from "../db/database.ts";
import { DomainError, explained, notFound, type Text } from "../errors.ts";
import type { Actor } from "../policy.ts";
import { type JobStatus, job } from "../schema.ts";

export interface JobRow {
  jobId: string;
  kind: string;
  title: Text;
  status: JobStatus;
  done: number;
  total: number | null;
  result: unknown;
  error: { code: string; text: Text } | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** What a running job is given: who asked, what for, and how to say how far it is. */
export interface JobRun<Input> {
  jobId: string;
  actor: Actor;
  input: Input;
  /** Written at most four times a second; safe to call for every item. */
  progress(done: number, total: number | null): void;
  /** Aborted when somebody cancels the job or the server stops. */
  signal: AbortSignal;
}

export type JobHandler<Input> = (run: JobRun<Input>) => Promise<unknown>;

/** Long work on the database's own queue (pg-boss), with progress that a page can show and a person can cancel. */
export interface Jobs {
  define<Input>(kind: string, handler: JobHandler<Input>): void;
  enqueue(actor: Actor, request: { kind: string; title: Text; input: unknown }): Promise<string>;
  list(actor: Actor): Promise<JobRow[]>;
  get(actor: Actor, jobId: string): Promise<JobRow>;
  cancel(actor: Actor, jobId: string): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Ticket {
  jurisdictionId: string;
  jobId: string;
  actor: Actor;
}

const QUEUE = "work";
const RESTARTED = {
  code: "server-restarted",
  text: {
    zh: "服务器在执行途中重启,这项工作没有完成,也没有留下一半的结果。请重新开始。",
    en: "The server restarted while this was running. It did not finish and left nothing half done. Please start it again.",
  },
};

/** @param url connection string of the application role; pg-boss keeps a small pool of its own */
export function createJobs(db: Db, url: string, roleOption: string, log: FastifyBaseLogger): Jobs {
  const handlers = new Map<string, JobHandler<unknown>>();
  const running = new Map<string, AbortController>();
  const boss = new PgBoss({
    connectionString: url,
    options: roleOption,
    max: 4,
    schema: "pgboss",
    createSchema: false,
    useListenNotify: true,
  } as ConstructorParameters<typeof PgBoss>[0] & object);
  boss.on("error", (error) => log.error({ err: error }, "job queue"));

  const columns = {
    jobId: job.jobId,
    kind: job.kind,
    title: job.title,
    status: job.status,
    done: job.done,
    total: job.total,
    result: job.result,
    error: job.error,
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
  };
  const one = (jurisdictionId: string, jobId: string) =>
    and(eq(job.jurisdictionId, jurisdictionId), eq(job.jobId, jobId));

  async function get(actor: Actor, jobId: string): Promise<JobRow> {
    const where = and(one(actor.jurisdictionId, jobId), eq(job.createdBy, actor.userId));
    const [row] = await db.select(columns).from(job).where(where);
    if (row === undefined) throw notFound({ zh: "该任务", en: "The job" });
    return row;
  }

  async function run(ticket: Ticket): Promise<void> {
    const where = one(ticket.jurisdictionId, ticket.jobId);
    const begin = { status: "running" as const, startedAt: new Date() };
    const [row] = await db
      .update(job)
      .set(begin)
      .where(and(where, eq(job.status, "queued")))
      .returning();
    if (row === undefined) return;
    const handler = handlers.get(row.kind);
    const controller = new AbortController();
    running.set(ticket.jobId, controller);
    const meter = progressMeter((done, total) => db.update(job).set({ done, total }).where(where));
    try {
      if (handler === undefined) throw new Error(`no handler for job kind ${row.kind}`);
      const result = await handler({
        jobId: ticket.jobId,
        actor: ticket.actor,
        input: row.input,
        progress: meter.report,
        signal: controller.signal,
      });
      await meter.flush();
      await db
        .update(job)
        .set({ status: "done", result: result ?? null, finishedAt: new Date() })
        .where(where);
    } catch (error) {
      await meter.flush();
      const status: JobStatus = controller.signal.aborted ? "cancelled" : "failed";
      if (!(error instanceof DomainError) && status === "failed")
        log.error({ err: error }, `job ${row.kind}`);
      await db
        .update(job)
        .set({ status, error: errorOf(error), finishedAt: new Date() })
        .where(where);
    } finally {
      running.delete(ticket.jobId);
    }
  }

  return {
    define(kind, handler) {
      handlers.set(kind, handler as JobHandler<unknown>);
    },
    async enqueue(actor, request) {
      const jobId = randomUUID();
      const { jurisdictionId, userId } = actor;
      await db.insert(job).values({
        jurisdictionId,
        jobId,
        createdBy: userId,
        status: "queued",
        ...request,
        input: request.input ?? {},
      });
      const ticket: Ticket = { jurisdictionId, jobId, actor };
      await boss.send(QUEUE, ticket, { id: jobId, retryLimit: 0, expireInSeconds: 6 * 3600 });
      return jobId;
    },
    list: (actor) =>
      db
        .select(columns)
        .from(job)
        .where(and(eq(job.jurisdictionId, actor.jurisdictionId), eq(job.createdBy, actor.userId)))
        .orderBy(desc(job.createdAt))
        .limit(50),
    get,
    async cancel(actor, jobId) {
      await get(actor, jobId);
      const where = and(one(actor.jurisdictionId, jobId), eq(job.status, "queued"));
      await db.update(job).set({ status: "cancelled", finishedAt: new Date() }).where(where);
      running.get(jobId)?.abort();
    },
    async start() {
      const left = inArray(job.status, ["queued", "running"]);
      await db.update(job).set({ status: "failed", error: RESTARTED, finishedAt: new Date() }).where(left);
      await boss.start();
      await boss.createQueue(QUEUE, { notify: true });
      const options = { pollingIntervalSeconds: 1, batchSize: 1, localConcurrency: 2 };
      await boss.work<Ticket>(QUEUE, options, async (tickets) => {
        for (const ticket of tickets) await run(ticket.data);
      });
    },
    async stop() {
      for (const controller of running.values()) controller.abort();
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

function errorOf(error: unknown): { code: string; text: Text } {
  const known = explained(error);
  if (known !== null) return { code: known.code, text: known.text };
  return {
    code: "internal",
    text: {
      zh: "这项工作出错停止,没有留下一半的结果。请把时间告诉系统管理员,日志中有原因。",
      en: "This work stopped with an error and left nothing half done. Tell the system officer when it happened; the log has the cause.",
    },
  };
}

/** Progress is written four times a second at most, one write at a time. */
function progressMeter(write: (done: number, total: number | null) => Promise<unknown>) {
  let last = 0;
  let pending: Promise<unknown> = Promise.resolve();
  let latest: [number, number | null] | null = null;
  return {
    report(done: number, total: number | null) {
      latest = [done, total];
      const now = performance.now();
      if (now - last < 250) return;
      last = now;
      const [d, t] = latest;
      latest = null;
      pending = pending.then(() => write(d, t)).catch(() => {});
    },
    async flush() {
      await pending;
      if (latest !== null) await write(...latest);
    },
  };
}
