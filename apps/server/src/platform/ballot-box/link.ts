import { REFUSALS, refusalIn } from "@hengjian/ballot";
import { z } from "zod";
import { DomainError, type Text } from "../errors.ts";
import { send } from "./send.ts";

/** Where a ballot box can be reached, and the secret that lets the server set up rounds in it. */
export interface BoxPlace {
  /** Address for this server. */
  url: string;
  /** Address for phones. */
  publicUrl: string;
  setupKey: string;
  /** PEM of the box's own certificate where this server gave it one; null: what this machine trusts. */
  cert: Buffer | null;
}

export type BoxState = { state: "up"; place: BoxPlace } | { state: "starting" | "down"; text: Text };

/** What the server asks of the ballot box; names never go this way. */
export interface BoxLink {
  status(): Promise<{ state: "up" | "starting" | "down"; address: string | null; text: Text }>;
  /** Address for phones; null while there is no box. */
  publicUrl(): string | null;
  /** What a manifest must name. @throws DomainError `box-down` like every request below */
  identity(): Promise<{ boxKey: string; booth: string }>;
  /** Set up a frozen manifest; the same again changes nothing. */
  add(manifest: string): Promise<void>;
  /** Remove a mock round with all its ballots; a formal one is refused. */
  clearMock(campaign: string): Promise<void>;
  /** Ballots received per group. */
  received(campaign: string): Promise<Record<string, number>>;
  close(campaign: string, order: string): Promise<void>;
  /** The published files of a closed box. */
  record(campaign: string): Promise<Map<string, Uint8Array>>;
  cosign(campaign: string, note: string): Promise<void>;
  /** With answers and salts, on the order of two officers. */
  recount(campaign: string, order: string): Promise<Map<string, Uint8Array>>;
}

/** A box that does not answer must not hold up a page. */
const SOON_MS = 5_000;
/** Closing writes and signs everything; tens of thousands of ballots take a while. */
const LONG_MS = 180_000;

const health = z.object({ ok: z.literal(true), boxKey: z.string(), booth: z.string() });
const state = z.object({ received: z.record(z.string(), z.number().int()) });
const names = z.object({ files: z.array(z.string()) });
const texts = z.record(z.string(), z.string());

/** @param where looked up for each request: a box that was started anew may have moved */
export function boxLink(where: () => BoxState): BoxLink {
  const ask = (path: string, options: AskOptions = {}) => askBox(placeOf(where()), path, options);
  const json = async <T>(shape: z.ZodType<T>, path: string, options?: AskOptions) =>
    shape.parse(JSON.parse((await ask(path, options)).toString("utf8")));
  const of = (campaign: string) => `/c/${campaign}`;
  return {
    status: () => statusOf(where()),
    publicUrl: () => addressOf(where()),
    identity: () => json(health, "/health"),
    async add(manifest) {
      await ask("/boxes", { body: manifest, asServer: true });
    },
    async clearMock(campaign) {
      await ask(`/boxes/${campaign}/clear`, { body: "", asServer: true });
    },
    received: async (campaign) => (await json(state, `${of(campaign)}/api/state`)).received,
    async close(campaign, order) {
      await ask(`${of(campaign)}/api/close`, { body: order, patience: LONG_MS });
    },
    async record(campaign) {
      const { files } = await json(names, `${of(campaign)}/record/`);
      const read = async (name: string) =>
        [name, new Uint8Array(await ask(`${of(campaign)}/record/${name}`, { patience: LONG_MS }))] as const;
      return new Map(await Promise.all(files.map(read)));
    },
    async cosign(campaign, note) {
      await ask(`${of(campaign)}/api/checkpoint`, { body: note });
    },
    async recount(campaign, order) {
      const files = await json(texts, `${of(campaign)}/api/recount`, { body: order, patience: LONG_MS });
      return new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text, "utf8")]));
    },
  };
}

function placeOf(box: BoxState): BoxPlace {
  if (box.state === "up") return box.place;
  throw boxDown(box.text);
}

function addressOf(box: BoxState): string | null {
  return box.state === "up" ? box.place.publicUrl : null;
}

async function statusOf(box: BoxState): ReturnType<BoxLink["status"]> {
  if (box.state !== "up") return { state: box.state, address: null, text: box.text };
  const address = box.place.publicUrl;
  try {
    await askBox(box.place, "/health", {});
    return { state: "up", address, text: { zh: "票箱运行正常。", en: "The ballot box is running." } };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { state: "down", address, text: error.text };
  }
}

interface AskOptions {
  body?: string;
  patience?: number;
  /** Show the setup key. */
  asServer?: boolean;
}

async function askBox(place: BoxPlace, path: string, options: AskOptions): Promise<Buffer> {
  const { body, patience = SOON_MS, asServer = false } = options;
  const answer = await send(new URL(`${place.url}${path}`), place.cert, {
    patience,
    body,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/octet-stream" }),
      ...(asServer ? { authorization: `Bearer ${place.setupKey}` } : {}),
    },
  });
  if (answer === null) throw boxDown();
  if (answer.status >= 200 && answer.status < 300) return answer.bytes;
  throw refusalOf(answer.status, answer.bytes.toString("utf8"));
}

function refusalOf(status: number, body: string): DomainError {
  if (status === 401) return wrongSetupKey();
  const code = refusalIn(body);
  if (code === null) return boxDown();
  const { zh, en } = REFUSALS[code];
  return new DomainError(code, status, { zh, en });
}

/** Nothing was lost: what was not done can be done again. */
export function boxDown(reason?: Text): DomainError {
  return new DomainError("box-down", 503, {
    zh: `票箱现在没有应答,这一步没有执行;手机上的票会保存并自动重试。${reason?.zh ?? "请稍后重试,仍不行时请系统管理员检查票箱进程。"}`,
    en: `The ballot box does not answer, so this step was not taken; phones keep their ballots and try again. ${reason?.en ?? "Try again soon; if it goes on, ask the system officer to look at the box process."}`,
  });
}

function wrongSetupKey(): DomainError {
  return new DomainError("box-setup-key", 503, {
    zh: "票箱不认这台服务器的设置密钥。请系统管理员核对 HENGJIAN_BOX_SETUP_KEY 与票箱数据文件夹中的 setup.key。",
    en: "The ballot box does not know this server's setup key. Ask the system officer to compare HENGJIAN_BOX_SETUP_KEY with setup.key in the box's data folder.",
  });
}
