// Keeps the page and the manifest for a hall without network. The network comes first, so that a phone that has one
// votes with the page the box serves; a network that hangs is given up after some seconds. Registered only where
// browsers allow it (HTTPS or localhost).
const SHELF = "booth";
const KEPT = ["./", "booth.js", "booth.css", "icon.svg", "api/manifest"];
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELF)
      .then((shelf) => shelf.addAll(KEPT))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const asked = event.request.url.replace(/[?#].*$/, "");
  const wanted = KEPT.some((name) => new URL(name, self.registration.scope).href === asked);
  if (event.request.method === "GET" && wanted) event.respondWith(fromNetworkOrShelf(event, asked));
});

function fromNetworkOrShelf(event, asked) {
  const kept = () => caches.match(asked);
  const fresh = fetch(event.request);
  event.waitUntil(fresh.then((answer) => answer.ok && keep(asked, answer.clone())).catch(() => undefined));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)).then(kept);
  return Promise.race([fresh, late.then((found) => found || fresh)]).catch(() =>
    kept().then((found) => found || Response.error()),
  );
}

function keep(asked, answer) {
  return caches.open(SHELF).then((shelf) => shelf.put(asked, answer));
}
