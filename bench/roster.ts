import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fillRoster } from "./_million.ts";
import { generatedRoster } from "./_roster-file.ts";
import { benchServer, client } from "./_server.ts";

const ROWS = 100_000;
const CADRES = 1_000_000;
const ROUNDS = 20;

/** Import of 100,000 rows while the list is being read; then list and search over a million cadres. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-bench-"));
  const server = await benchServer(folder);
  try {
    const office = await client(server.url, "office1");
    await importWhileReading(office, server.pid);
    await searchAMillion(office, server.databaseUrl);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Office = Awaited<ReturnType<typeof client>>;

async function importWhileReading(office: Office, pid: number): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), "hengjian-roster-")), "roster.xlsx");
  writeFileSync(file, generatedRoster(ROWS));
  const began = performance.now();
  let running = true;
  const lists: number[] = [];
  let memory = 0;
  const reading = (async () => {
    while (running) {
      const at = performance.now();
      await office.get("/api/cadres?size=50&q=z");
      lists.push(performance.now() - at);
      memory = Math.max(memory, residentMb(pid));
      await delay(50);
    }
  })();
  const { importId, jobId } = await office.upload<{ importId: string; jobId: string }>(
    "/api/roster/imports",
    file,
  );
  await office.job(jobId);
  const read = performance.now();
  const { jobId: applying } = await office.send<{ jobId: string }>(
    "POST",
    `/api/roster/imports/${importId}/confirm`,
  );
  const counts = await office.job<{ add: number }>(applying);
  const done = performance.now();
  running = false;
  await reading;
  rmSync(file);
  console.table({
    "rows imported": counts.add,
    "seconds to the preview": seconds(read - began),
    "seconds to import": seconds(done - read),
    "seconds in all (wanted ≤ 60)": seconds(done - began),
    "rows per second": Math.round(counts.add / ((done - began) / 1000)),
    "server memory, MB (wanted < 1000)": Math.round(memory),
    "list meanwhile, p99 ms (wanted < 1000)": Math.round(quantile(lists, 0.99)),
    "list meanwhile, median ms": Math.round(quantile(lists, 0.5)),
  });
}

/** What people do with a list: first page, later pages, names, parts of names, pinyin, units, filters, orders. */
const QUERIES = [
  "",
  "page=150",
  "q=王",
  "q=李志强",
  "q=志强",
  "q=曾 宁",
  "q=不存在",
  "q=z",
  "q=wang",
  "q=wjg",
  "q=liuwei",
  "q=局",
  "q=虚构第77局",
  "q=第123 王",
  "q=M000777",
  "sex=女&page=100",
  "rank=一级调研员",
  "education=博士研究生&sex=女",
  "heads=true",
  "reserve=true&sex=女&ageMax=35",
  "ageMin=36&ageMax=40",
  "sort=name&q=li",
  "sort=-birth",
  "sort=-positionSince",
];

async function searchAMillion(office: Office, databaseUrl: string): Promise<void> {
  await fillRoster(databaseUrl, CADRES);
  const times = new Map<string, number[]>(QUERIES.map((query) => [query, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of QUERIES) {
      const at = performance.now();
      await office.get(`/api/cadres?size=50&${encodeURI(query)}`);
      times.get(query)?.push(performance.now() - at);
    }
  }
  const at = performance.now();
  await office.get("/api/roster/structure");
  const structure = performance.now() - at;
  const all = [...times.values()].flat();
  console.table({
    "cadres in the roster": CADRES,
    "list and search requests": all.length,
    "median ms": Math.round(quantile(all, 0.5)),
    "p95 ms (wanted < 200)": Math.round(quantile(all, 0.95)),
    "slowest ms": Math.round(Math.max(...all)),
    "structure page, ms": Math.round(structure),
  });
  const slowest = [...times].map(([query, own]) => [query || "first page", quantile(own, 0.95)] as const);
  slowest.sort(([, a], [, b]) => b - a);
  console.table(
    Object.fromEntries(slowest.slice(0, 8).map(([query, ms]) => [query, { "p95 ms": Math.round(ms) }])),
  );
}

function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
