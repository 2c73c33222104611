import type { Net, Shelf } from "./session.ts";

/** The browser's parts of a session. Nothing here is newer than Chromium 67 and Safari 14. */

/** How long a request may hang before the phone gives up on it (ms). */
const PATIENCE = 20_000;

export const browserNet: Net = {
  get: (url) => ask(url, { method: "GET" }),
  post: (url, body) => ask(url, { method: "POST", body, headers: { "content-type": "application/json" } }),
};

async function ask(url: string, init: RequestInit) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(url, {
      ...init,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: stop.signal,
    });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Ask that the token outlives a shortage of space; only secure pages may ask, and nobody is shown a question. */
export function keepForGood(): void {
  if ("storage" in navigator && "persist" in navigator.storage)
    navigator.storage.persist().catch(() => undefined);
}

export function browserRandom(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** IndexedDB, which plain HTTP has too; local storage where a private window refuses it. */
export async function browserShelf(): Promise<Shelf> {
  try {
    return await databaseShelf();
  } catch {
    return {
      get: async (key) => localStorage.getItem(key),
      put: async (key, value) => localStorage.setItem(key, value),
      remove: async (key) => localStorage.removeItem(key),
    };
  }
}

async function databaseShelf(): Promise<Shelf> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("hengjian-booth", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("texts");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  /** Resolves when the change is on the disk, not merely accepted: a phone whose battery ends loses nothing. */
  const change = (run: (texts: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction("texts", "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      run(transaction.objectStore("texts"));
    });
  return {
    get: (key) =>
      new Promise((resolve, reject) => {
        const reading = database.transaction("texts").objectStore("texts").get(key);
        reading.onsuccess = () => resolve(typeof reading.result === "string" ? reading.result : null);
        reading.onerror = () => reject(reading.error);
      }),
    put: (key, value) => change((texts) => texts.put(value, key)),
    remove: (key) => change((texts) => texts.delete(key)),
  };
}
