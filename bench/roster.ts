import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { writeWorkbook } from "../apps/server/src/platform/spreadsheets/index.ts";
import { demoCounty } from "../demo/county.ts";
import { benchServer, client } from "./_server.ts";

const ROWS = 100_000;
const CADRES = 1_000_000;
const LISTS = 60;

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
  writeFileSync(file, await bigRoster());
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

/** A tidy roster over 2,000 units; names repeat as they do in life. */
function bigRoster(): Promise<Buffer> {
  const names = [...new Set(demoCounty().cadres.map((cadre) => cadre.name))];
  const header = [
    "序号",
    "单位编码",
    "单位",
    "姓名",
    "性别",
    "民族",
    "籍贯",
    "出生年月",
    "参加工作时间",
    "政治面貌",
    "入党时间",
    "学历",
    "学位",
    "毕业院校及专业",
    "现任职务",
    "任现职时间",
    "任现职级时间",
    "职级",
    "是否班子成员",
    "分管工作",
    "备注",
  ];
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const unit = Math.floor(i / 50);
    const birth = `${1965 + (i % 30)}.${String(1 + (Math.floor(i / 30) % 12)).padStart(2, "0")}`;
    const name = `${names[i % names.length]}${i >= names.length ? String.fromCharCode(0x4e00 + Math.floor(i / names.length)) : ""}`;
    return [
      i + 1,
      `B${String(unit).padStart(5, "0")}`,
      `压测单位${unit}`,
      name,
      i % 3 === 0 ? "女" : "男",
      "汉",
      "云溪",
      birth,
      `${1987 + (i % 30)}.07`,
      "中共党员",
      `${1990 + (i % 30)}.07`,
      "大学",
      "学士",
      "省农业大学农学",
      i % 50 === 0 ? "党组书记、局长" : "科员",
      "2021.03",
      "2020.05",
      "副科级",
      "否",
      i % 50 === 0 ? "全面工作" : "",
      "",
    ];
  });
  return writeWorkbook([{ name: "花名册", header, rows }]);
}

async function searchAMillion(office: Office, databaseUrl: string): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  // Straight into the table: it is the reading that is measured.
  await db.query(`
    insert into cadre (jurisdiction_id, cadre_id, name, name_as_written, sex, birth, education, pinyin, initials, unit_id, title, rank, position_since, sort_order)
    select x.jurisdiction_id, gen_random_uuid(), x.name || chr(19968 + (g % 5000)::int), x.name, x.sex,
      (1960 + g % 40)::text || '-' || lpad((1 + g % 12)::text, 2, '0'), x.education, x.pinyin || substr(md5(g::text), 1, 3), x.initials || substr(md5(g::text), 1, 1),
      x.unit_id, x.title, x.rank, x.position_since, 1000000 + g
    from (select *, row_number() over (order by cadre_id) - 1 as n from cadre where sort_order < 400) x
    join generate_series(1, ${CADRES}) g on g % 397 = x.n`);
  await db.query("vacuum analyze cadre");
  const total = await db.query<{ n: string }>("select count(*) as n from cadre");
  await db.end();
  const queries = [
    "",
    "q=z",
    "q=wang",
    "q=zhy",
    "q=%E6%9D%8E",
    "q=%E5%8E%BF%E5%A7%94",
    "sort=-birth",
    "sex=%E5%A5%B3&page=100",
    "sort=name&q=l",
    "page=150",
  ];
  const times: number[] = [];
  const byQuery = new Map<string, number[]>();
  for (let i = 0; i < LISTS * queries.length; i++) {
    const at = performance.now();
    const query = queries[i % queries.length] ?? "";
    await office.get(`/api/cadres?size=50&${query}`);
    times.push(performance.now() - at);
    byQuery.set(query, [...(byQuery.get(query) ?? []), performance.now() - at]);
  }
  console.table({
    "cadres in the table": Number(total.rows[0]?.n),
    "list and search requests": times.length,
    "median ms": Math.round(quantile(times, 0.5)),
    "p95 ms (wanted < 200)": Math.round(quantile(times, 0.95)),
    "slowest ms": Math.round(Math.max(...times)),
  });
  console.table(
    Object.fromEntries(
      [...byQuery].map(([query, own]) => [
        decodeURIComponent(query) || "first page",
        { "p95 ms": Math.round(quantile(own, 0.95)) },
      ]),
    ),
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
