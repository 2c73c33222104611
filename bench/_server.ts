import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ApiClient } from "../apps/cli/src/client.ts";
import { startServerProcess } from "../apps/cli/src/server-process.ts";

const DEMO_PASSWORD = "Yunxi-2026";

/** A server of its own with the demo county, and the address of its database for filling tables directly. */
export async function benchServer(
  folder: string,
): Promise<{ url: string; pid: number; databaseUrl: string; stop(): Promise<void> }> {
  const server = await startServerProcess(folder, ["--no-pages"]);
  const port = readFileSync(join(folder, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[3];
  const secret = readFileSync(join(folder, "postgres/secret"), "utf8").trim();
  return {
    url: server.url,
    pid: server.process.pid ?? 0,
    databaseUrl: `postgres://hengjian_owner:${secret}@127.0.0.1:${port}/postgres`,
    stop: server.stop,
  };
}

export async function client(url: string, username: string): Promise<ApiClient> {
  const signedIn = new ApiClient(url);
  await signedIn.signIn(username, DEMO_PASSWORD);
  return signedIn;
}
