/** What the libraries use and Chromium 67 to 92 lack. Imported before everything else. */
if (Object.fromEntries === undefined) {
  Object.fromEntries = (entries: Iterable<readonly [PropertyKey, unknown]>) => {
    const object: Record<PropertyKey, unknown> = {};
    for (const [name, value] of entries) object[name] = value;
    return object;
  };
}
if (!("hasOwn" in Object)) {
  Object.defineProperty(Object, "hasOwn", {
    value: (object: object, name: PropertyKey) => Object.getOwnPropertyDescriptor(object, name) !== undefined,
    configurable: true,
    writable: true,
  });
}
if (!("queueMicrotask" in self)) {
  Object.defineProperty(self, "queueMicrotask", {
    value: (run: () => void) => void Promise.resolve().then(run),
    configurable: true,
    writable: true,
  });
}
