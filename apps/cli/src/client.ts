import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** What the server says when it refuses: RFC 9457 with the sentence in both languages. */
interface Problem {
  code?: string;
  text?: { zh: string; en: string };
  details?: unknown;
}

/** A refusal of the server, with its own sentence. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(request: string, status: number, problem: Problem) {
    super(`${request}: ${status} ${problem.text?.zh ?? problem.code ?? ""}`);
    this.status = status;
    this.problem = problem;
  }
}

interface JobRow {
  status: string;
  done: number;
  total: number | null;
  result: unknown;
  error: { text: { zh: string } } | null;
}

/** One person signed in to the HTTP API, as a browser would be: a cookie and the origin header. */
export class ApiClient {
  readonly #url: string;
  #cookie = "";

  constructor(url: string) {
    this.#url = url;
  }

  async signIn(username: string, password: string): Promise<void> {
    const response = await this.#fetch("POST", "/api/session", { username, password });
    this.#cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.#fetch("GET", path)).json()) as T;
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#fetch("GET", path)).arrayBuffer());
  }

  async send<T>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<T> {
    const response = await this.#fetch(method, path, body);
    const text = await response.text();
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  async upload<T>(path: string, file: string): Promise<T> {
    const form = new FormData();
    form.append("file", await openAsBlob(file), basename(file));
    return (await (await this.#fetch("POST", path, form)).json()) as T;
  }

  /** Wait for a job; `onProgress` hears how far it is. */
  async job<T>(
    jobId: string,
    onProgress: (done: number, total: number | null) => void = () => {},
  ): Promise<T> {
    for (;;) {
      const row = await this.get<JobRow>(`/api/jobs/${jobId}`);
      onProgress(row.done, row.total);
      if (row.status === "done") return row.result as T;
      if (row.status === "failed" || row.status === "cancelled")
        throw new Error(row.error?.text.zh ?? row.status);
      await delay(100);
    }
  }

  async #fetch(method: string, path: string, body?: unknown): Promise<Response> {
    const isForm = body instanceof FormData;
    const headers: Record<string, string> = { cookie: this.#cookie, origin: this.#url };
    if (body !== undefined && !isForm) headers["content-type"] = "application/json";
    const response = await fetch(this.#url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as Problem;
    throw new ApiError(`${method} ${path}`, response.status, problem);
  }
}
