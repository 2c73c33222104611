import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "../db/database.ts";

/** What the global set-up hands to every test file. */
export interface TestServer {
  ownerUrl: string;
  appUrl: string;
  template: string;
}

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

export interface TestDatabase extends Database {
  /** As the restricted role of the server. */
  appUrl: string;
  /** As the owner, for looking behind the server's back. */
  ownerUrl: string;
}

/** A fresh, migrated database of its own; dropped by `close`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("testServer");
  const name = `hengjian_test_${randomUUID().replaceAll("-", "")}`;
  await asOwner(server.ownerUrl, `create database ${name} template ${server.template}`);
  const appUrl = atDatabase(server.appUrl, name);
  const database = openDatabase(appUrl, { max: 8 });
  return {
    ...database,
    appUrl,
    ownerUrl: atDatabase(server.ownerUrl, name),
    close: async () => {
      await database.close();
      await asOwner(server.ownerUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

export function atDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function asOwner(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await retryBusyTemplate(() => client.query(sql));
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to copy a template that another test file is copying in the same instant. */
async function retryBusyTemplate(run: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await run();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "55006" || attempt > 100) throw error;
      await new Promise((accept) => setTimeout(accept, 50));
    }
  }
}
