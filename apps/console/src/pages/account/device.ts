/** Names that a user agent carries beside those of its ancestors; the first that fits is the most particular. */
const BROWSERS: readonly [pattern: RegExp, name: string][] = [
  [/\bEdg\/(\d+)/, "Edge"],
  [/\bQQBrowser\/(\d+)/, "QQ Browser"],
  [/\bFirefox\/(\d+)/, "Firefox"],
  [/\bChrome\/(\d+)/, "Chrome"],
  [/\bVersion\/(\d+).*Safari/, "Safari"],
];
const SYSTEMS: readonly [pattern: RegExp, name: string][] = [
  [/Windows/, "Windows"],
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/HarmonyOS/, "HarmonyOS"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** "Chrome 142, Windows" out of a user agent; null when nothing in it is known. */
export function deviceOf(agent: string): string | null {
  const browser = BROWSERS.flatMap(([pattern, name]) => {
    const version = pattern.exec(agent)?.[1];
    return version === undefined ? [] : [`${name} ${version}`];
  })[0];
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  const parts = [browser, system].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(", ");
}
