// Keeps the page and the manifest for a hall without network. The network comes first, so that a phone that has one
// votes with the page the box serves. Registered only where browsers allow it (HTTPS or localhost).
const SHELF = "booth";
const KEPT = ["./", "booth.js", "booth.css", "icon.svg", "api/manifest"];

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
  const wanted = KEPT.some(
    (name) => new URL(name, self.registration.scope).href === event.request.url.split("#")[0],
  );
  if (event.request.method !== "GET" || !wanted) return;
  event.respondWith(
    fetch(event.request)
      .then((answer) => {
        if (!answer.ok) return answer;
        const copy = answer.clone();
        event.waitUntil(caches.open(SHELF).then((shelf) => shelf.put(event.request, copy)));
        return answer;
      })
      .catch(() => caches.match(event.request, { ignoreSearch: true })),
  );
});
