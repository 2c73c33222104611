import { randomUUID } from "node:crypto";
import { job } from "./schema.ts";
import { about, type Person, type PolicyFixtures, type PolicyWorld, plain } from "./testing/policy-world.ts";

/** Routes of the platform itself. */
export const fixtures: PolicyFixtures = {
  "GET /api/openapi.json": plain(),
  "GET /api/system": plain(),
  "GET /api/jobs": plain(),
  "GET /api/jobs/:id": about(async (world, subject) => ({ params: { id: await jobOf(world, subject) } })),
  "POST /api/jobs/:id/cancel": about(async (world, subject) => ({
    params: { id: await jobOf(world, subject) },
  })),
  "GET /api/files/:id": about(async (world, subject) => ({ params: { id: await fileOf(world, subject) } })),
};

async function jobOf(world: PolicyWorld, subject: Person): Promise<string> {
  const jobId = randomUUID();
  await world.test.platform.db.insert(job).values({
    jurisdictionId: subject.jurisdictionId,
    jobId,
    kind: "policy-test",
    title: { zh: "测试", en: "Test" },
    status: "queued",
    input: {},
    createdBy: subject.userId,
  });
  return jobId;
}

async function fileOf(world: PolicyWorld, subject: Person): Promise<string> {
  const { db, files } = world.test.platform;
  const bytes = Buffer.from(`file of ${subject.userId}`);
  const meta = { name: "a.txt", mediaType: "text/plain", purpose: "test", createdBy: subject.userId };
  return (await files.put(db, subject.jurisdictionId, { ...meta, bytes })).fileId;
}
