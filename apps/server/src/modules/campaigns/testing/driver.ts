import type { Stage } from "@hengjian/appraisal";
import { vi } from "vitest";
import type { Role } from "../../../platform/policy.ts";
import type { SignedIn, TestApp } from "../../../platform/testing/app.ts";

/** What a route answered; tests look into it field by field. */
// biome-ignore lint/suspicious/noExplicitAny: answers are read as a client without types would
export type Answer = { status: number; body: any };

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One person at the HTTP API. */
export class Client {
  readonly #app: TestApp;
  readonly #headers: SignedIn;

  constructor(app: TestApp, headers: SignedIn) {
    this.#app = app;
    this.#headers = headers;
  }

  async send(method: Method, url: string, payload?: object): Promise<Answer> {
    const answer = await this.#app.app.inject({
      method,
      url,
      headers: this.#headers,
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, body: answer.body === "" ? null : JSON.parse(answer.body) };
  }

  async get(url: string): Promise<Answer> {
    return this.send("GET", url);
  }

  async raw(url: string) {
    return this.#app.app.inject({ method: "GET", url, headers: this.#headers });
  }

  /** The answer as it came, for files. */
  async rawSend(method: Method, url: string, payload: object) {
    return this.#app.app.inject({ method, url, headers: this.#headers, payload });
  }

  async upload(url: string, name: string, bytes: Buffer | string): Promise<Answer> {
    const boundary = "----hengjian-test";
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const payload = Buffer.concat([
      Buffer.from(head),
      Buffer.from(bytes),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const answer = await this.#app.app.inject({
      method: "POST",
      url,
      headers: { ...this.#headers, "content-type": `multipart/form-data; boundary=${boundary}` },
      payload,
    });
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  }

  /** Start a job and wait for its end. @returns its row */
  async job(method: Method, url: string, payload?: object): Promise<Answer["body"]> {
    const started = await this.send(method, url, payload);
    if (started.status !== 202) throw new Error(`${url}: ${started.status} ${JSON.stringify(started.body)}`);
    return vi.waitFor(
      async () => {
        const { body } = await this.get(`/api/jobs/${started.body.jobId}`);
        if (body.status === "queued" || body.status === "running") throw new Error("still running");
        return body;
      },
      { timeout: 60_000, interval: 20 },
    );
  }
}

export interface Crew {
  office: Client;
  office2: Client;
  leader: Client;
  supervisor: Client;
}

/** @param mark tells the names of one crew from another's; a new crew after the clock was moved, since sessions end */
export async function crewOf(app: TestApp, mark = ""): Promise<Crew> {
  const member = async (role: Role, name: string) =>
    new Client(app, await app.signIn(role, { username: `${name}${mark}` }));
  return {
    office: await member("office", "office.one"),
    office2: await member("office", "office.two"),
    leader: await member("leader", "leader.one"),
    supervisor: await member("supervisor", "supervisor.one"),
  };
}

const TWO_PEOPLE: readonly Stage[] = ["freeze", "seal", "deliberate", "post", "decide"];

/** Take a step with as many people as it needs. @throws Error with the refusal */
export async function step(crew: Crew, campaignId: string, to: Stage, earlyReason?: string): Promise<void> {
  const url = `/api/campaigns/${campaignId}/advance`;
  const people = TWO_PEOPLE.includes(to) ? [crew.office, crew.leader] : [crew.office];
  for (const person of people) {
    const { status, body } = await person.send("POST", url, {
      to,
      ...(earlyReason === undefined ? {} : { earlyReason }),
    });
    if (status !== 200)
      throw new Error(`${to}: ${status} ${body.text?.en} ${JSON.stringify(body.details ?? {})}`);
  }
}

/** A campaign over these units, standing in the stage of collecting. @returns its id */
export async function collecting(
  crew: Crew,
  unitIds: readonly string[],
  name = "2026年度考核",
  more: object = {},
): Promise<string> {
  const { status, body } = await crew.office.send("POST", "/api/campaigns", {
    ...{ name, year: 2026, schemeId: "county-department-heads", unitIds, ...more },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  const { campaignId } = body.campaign;
  await step(crew, campaignId, "freeze");
  await step(crew, campaignId, "collect");
  return campaignId;
}

/** Upload, take the guessed mapping, count. */
export async function countRatings(
  crew: Crew,
  campaignId: string,
  csv: Buffer | string,
): Promise<Answer["body"]> {
  const base = `/api/campaigns/${campaignId}/ratings`;
  const uploaded = await crew.office.upload(base, "ratings.csv", csv);
  if (uploaded.status !== 201) throw new Error(JSON.stringify(uploaded.body));
  const { importId, mapping } = uploaded.body;
  const checked = await crew.office.send("PUT", `${base}/${importId}/mapping`, { mapping });
  if (checked.body.check?.faultCount !== 0) throw new Error(JSON.stringify(checked.body));
  return crew.office.job("POST", `${base}/${importId}/confirm`, {});
}

/** Everything from collected ratings to final grades, as proposed. */
export async function throughGrades(crew: Crew, campaignId: string): Promise<void> {
  await step(crew, campaignId, "seal");
  await step(crew, campaignId, "score");
  const scored = await crew.office.job("POST", `/api/campaigns/${campaignId}/score`);
  if (scored.status !== "done") throw new Error(JSON.stringify(scored));
  await step(crew, campaignId, "deliberate");
  const { body } = await crew.office.get(`/api/campaigns/${campaignId}/results?size=200`);
  const cadreIds = body.items.map((item: { cadreId: string }) => item.cadreId);
  const accepted = await crew.leader.send("POST", `/api/campaigns/${campaignId}/grades/accept`, { cadreIds });
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body));
  await step(crew, campaignId, "post");
  await step(crew, campaignId, "decide", "公示期内无异议,提前审定用于检验");
  await step(crew, campaignId, "feedback");
}
