import { problemFrom, unreachable } from "./problem.ts";

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Called when the server says that nobody is signed in (any more). */
let onSignedOut: () => void = () => undefined;
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

/** Address with the parameters that have a value. */
export function addressOf(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}

export function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return send<T>(addressOf(path, query), signal ? { signal } : {});
}

/** Ask again and again without keeping the session alive: a page left open still locks when its time is over. */
export function watch<T>(path: string, signal: AbortSignal): Promise<T> {
  return send<T>(path, { signal, headers: { "hengjian-background": "1" } });
}

export function post<T = unknown>(path: string, body?: unknown): Promise<T> {
  return send<T>(path, withBody("POST", body));
}

export function patch<T = unknown>(path: string, body?: unknown): Promise<T> {
  return send<T>(path, withBody("PATCH", body));
}

export function put<T = unknown>(path: string, body?: unknown): Promise<T> {
  return send<T>(path, withBody("PUT", body));
}

export function remove<T = unknown>(path: string): Promise<T> {
  return send<T>(path, { method: "DELETE" });
}

/** Upload one file as multipart form data. */
export function upload<T>(path: string, file: File): Promise<T> {
  const form = new FormData();
  form.append("file", file, file.name);
  return send<T>(path, { method: "POST", body: form });
}

/** Post, and take the answer as a file with the name that the server gives it. @throws ProblemError */
export async function fileFrom(
  path: string,
  body: unknown = {},
): Promise<{ blob: Blob; name: string | null }> {
  const response = await answered(path, withBody("POST", body));
  const disposition = response.headers.get("content-disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  const plain = /filename="([^"]+)"/.exec(disposition)?.[1];
  return {
    blob: await response.blob(),
    name: encoded === undefined ? (plain ?? null) : decodeURIComponent(encoded),
  };
}

function withBody(method: string, body: unknown): RequestInit {
  if (body === undefined) return { method };
  return { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** @throws ProblemError for every refusal and when nothing answers */
async function send<T>(address: string, init: RequestInit): Promise<T> {
  const response = await answered(address, init);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** @throws ProblemError for every refusal and when nothing answers */
async function answered(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, { credentials: "same-origin", ...init }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw unreachable();
  });
  if (!response.ok) {
    const problem = await problemFrom(response);
    if (problem.code === "not-signed-in") onSignedOut();
    throw problem;
  }
  return response;
}
