import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import { atDatabase, type TestServer } from "./database.ts";

/**
 * One PostgreSQL for the whole run: `DATABASE_URL` when it is set (an outside PostgreSQL 15 or later), otherwise
 * an embedded cluster in a temporary folder. A migrated template database is copied for each test file.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env.DATABASE_URL;
  if (outside !== undefined && outside !== "") {
    const server = { ownerUrl: outside, appUrl: outside, template: "" };
    project.provide("testServer", await withTemplate(server));
    return async () => {};
  }
  const folder = mkdtempSync(join(tmpdir(), "hengjian-test-"));
  const embedded = await startEmbedded({ folder, unsafe: true });
  const server = { ownerUrl: embedded.url, appUrl: embedded.appUrl, template: "" };
  project.provide("testServer", await withTemplate(server, embedded.appPassword));
  return async () => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function withTemplate(server: TestServer, appPassword?: string): Promise<TestServer> {
  const template = `hengjian_template_${process.pid}_${Date.now()}`;
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  await client.query(`create database ${template}`);
  await client.end();
  await migrate(atDatabase(server.ownerUrl, template), appPassword === undefined ? {} : { appPassword });
  return { ...server, template };
}
