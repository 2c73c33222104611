import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  cosignNote,
  FILES,
  type FrozenManifest,
  freezeManifest,
  fromHex,
  newSigner,
  parseVerifier,
  Refusal,
} from "@hengjian/ballot";
import { nodeRandom } from "@hengjian/ballot/node";
import { type TestCampaign, testCloseOrder, testManifest } from "@hengjian/ballot/testing";
import Fastify, { type FastifyInstance } from "fastify";
import { BoxProcess } from "../scripts/prove/box-process.ts";
import { ReferenceIssuer, startCluster } from "../scripts/prove/reference-issuer.ts";

const ROOT = join(import.meta.dirname, "..");
const HOUR = 3_600_000;

/** A hall in which people vote with cards: the box's own process, an issuer over PostgreSQL, the built page. */
export interface Hall {
  box: BoxProcess;
  frozen: FrozenManifest;
  /** Address of the page that votes. */
  booth: string;
  /** A card of somebody who may vote in these groups. @returns what its QR code holds */
  newCard(...groups: GroupId[]): Promise<string>;
  /** What the box says: open or closed, ballots per group. */
  state(): Promise<{ phase: string; received: Record<GroupId, number> }>;
  /** Bytes of the whole page as the box sends it, compressed. */
  pageBytes(): Promise<number>;
  /** Two officers order the close, the supervisor signs the record. @returns the root */
  close(): Promise<string>;
  remove(): Promise<void>;
}

export type GroupId = "peers" | "staff" | "few";

const LEVELS = [
  ["excellent", "优秀", "Excellent", "全面完成且有公认的成绩", "All done, with results that everybody knows"],
  ["good", "良好", "Good", "完成任务，偶有小的不足", "Tasks done, small shortcomings now and then"],
  ["fair", "一般", "Fair", "基本完成，需要督促", "Mostly done, needs reminding"],
  ["poor", "较差", "Poor", "经常完不成任务", "Often fails to do what was agreed"],
] as const;
const ITEMS = [
  ["duty", "履行职责", "Doing the duty"],
  ["style", "工作作风", "Style of work"],
  ["probity", "廉洁自律", "Probity"],
] as const;
const RATEES = ["示例甲", "示例乙", "示例丙", "示例丁"];

function manifestOf(box: BoxProcess, issuer: string) {
  const boxKey = newSigner(
    parseVerifier(box.identity.boxKey).name,
    fromHex(readFileSync(join(box.folder, "box.key"), "utf8").trim()),
  );
  const { manifest, ...keys } = testManifest({
    campaign: "yunxi-2026",
    boxKey,
    booth: box.identity.booth,
    issuer,
    groups: [
      { id: "peers", eligible: 24, ratees: RATEES.length },
      { id: "staff", eligible: 60, ratees: 2 },
      { id: "few", eligible: 3, ratees: 1 },
    ],
  });
  const now = Date.now();
  const window = {
    from: new Date(now - HOUR).toISOString(),
    until: new Date(now + 6 * HOUR).toISOString(),
  };
  const names: Record<string, [string, string]> = {
    peers: ["班子成员互评", "Members of the team"],
    staff: ["干部职工代表", "Staff"],
    few: ["上级分管领导", "Leaders above"],
  };
  const items = ITEMS.map(([id, zh, en]) => ({
    id,
    text: { zh, en },
    notKnown: true,
    levels: LEVELS.map(([level, levelZh, levelEn, describesZh, describesEn], i) => ({
      id: level,
      text: { zh: levelZh, en: levelEn },
      describes: { zh: describesZh, en: describesEn },
      points: 4 - i,
    })),
  }));
  return {
    ...keys,
    manifest: {
      ...manifest,
      title: { zh: "云溪县2026年度民主测评（虚构）", en: "Yunxi county, ballot of 2026 (fictional)" },
      organiser: { zh: "云溪县考核办（虚构）", en: "Yunxi assessment office (fictional)" },
      mode: "formal",
      issuing: window,
      casting: window,
      forms: [{ id: "form", items, commentLength: 200 }],
      groups: manifest.groups.map((group) => ({
        ...group,
        name: { zh: names[group.id]![0], en: names[group.id]![1] },
        ratees: group.ratees.map(({ id }, i) => ({ id, name: RATEES[i]!, post: "示例局副局长" })),
        limits: group.id === "peers" ? [{ item: "duty", level: "excellent", atMost: 2 }] : [],
      })),
    },
  };
}

export async function openHall(): Promise<Hall> {
  const pages = buildBooth();
  const cluster = await startCluster(false);
  const box = new BoxProcess({ booth: pages });
  await box.start();
  const front = Fastify({ logger: false });
  const issuerAddress = await listen(front);
  const { manifest, ...keys } = manifestOf(box, issuerAddress.url);
  const campaign: TestCampaign = { frozen: freezeManifest(manifest), ...keys };
  const { frozen } = campaign;
  const added = await box.post("/boxes", frozen.text, { authorization: `Bearer ${box.setupKey}` });
  if (added?.status !== 201) throw new Error(`The box did not take the manifest: ${added?.body}`);
  const issuer = await ReferenceIssuer.open(cluster, frozen, campaign.issuingKeys);
  issuerAddress.serve(issuer);
  const booth = `${box.address}/c/${frozen.manifest.campaign}/`;
  const path = new URL(booth).pathname;
  let people = 0;
  return {
    box,
    frozen,
    booth,
    newCard: async (...groups) => {
      people += 1;
      const code = await issuer.enrolOne(
        { holder: `card-${people}`, name: "示例持卡人" },
        groups,
        nodeRandom,
      );
      return `${booth}#c=${code}&m=${frozen.hashText.slice(0, 32)}`;
    },
    state: async () => JSON.parse((await box.get(`${path}api/state`))!.body),
    pageBytes: async () => {
      let sum = 0;
      for (const name of readdirSync(pages)) sum += await sentBytes(`${booth}${name}`);
      return sum;
    },
    close: () => closeBox(box, path, campaign),
    remove: async () => {
      await box.remove();
      await front.close();
      await issuer.close();
      await cluster.stop();
      rmSync(pages, { recursive: true, force: true });
    },
  };
}

async function closeBox(box: BoxProcess, path: string, campaign: TestCampaign): Promise<string> {
  const order = testCloseOrder(campaign, () => 20);
  const closed = await box.post(`${path}api/close`, order);
  if (closed?.status !== 200) throw new Error(`The box was not closed: ${closed?.body}`);
  const checkpoint = (await box.get(`${path}record/${FILES.checkpoint}`))!.body;
  const signed = await box.post(`${path}api/checkpoint`, cosignNote(checkpoint, campaign.supervisor));
  if (signed?.status !== 204) throw new Error(`The record was not cosigned: ${signed?.body}`);
  return checkpoint.split("\n")[2]!;
}

/** `fetch` unpacks what it gets and hides how long it was; a bare request does not. */
function sentBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (part: Buffer) => (bytes += part.length));
      answer.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}

/** The page as it is shipped, in a folder of its own. */
function buildBooth(): string {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-booth-"));
  const vite = join(ROOT, "node_modules/vite/bin/vite.js");
  const built = spawnSync(process.execPath, [vite, "build", "--outDir", folder, "--emptyOutDir"], {
    cwd: join(ROOT, "apps/booth"),
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(`The booth was not built: ${built.stderr}`);
  return folder;
}

interface IssuerRequest {
  manifest: string;
  code: string;
  group: string;
  blinded: string;
}

/** The issuer's two addresses, open to the page of the box's origin. */
async function listen(front: FastifyInstance) {
  let issuer: ReferenceIssuer | null = null;
  front.addHook("onRequest", async (request, reply) => {
    reply.header("access-control-allow-origin", "*").header("access-control-allow-headers", "content-type");
    if (request.method === "OPTIONS") return reply.code(204).send();
  });
  front.options("/api/ballots/*", async () => "");
  front.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error;
    return reply.code(error.status).send(error.problem());
  });
  front.post<{ Body: IssuerRequest }>("/api/ballots/eligibility", ({ body }) => issuer!.eligibility(body));
  front.post<{ Body: IssuerRequest }>("/api/ballots/tokens", ({ body }) => issuer!.issue(body, Date.now()));
  const url = await front.listen({ port: 0, host: "127.0.0.1" });
  return { url, serve: (opened: ReferenceIssuer) => (issuer = opened) };
}
