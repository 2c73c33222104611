import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The browser for the browser tests: CHROMIUM, an installed one, or Debian's package where we may install it.
 * @returns path of the program, or null when there is none and it may not be installed
 */
export function ensureChromium(): string | null {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "" && existsSync(named)) return named;
  return installed() ?? (installFromDebian() ? installed() : null);
}

function installed(): string | null {
  return PLACES.find((place) => existsSync(place)) ?? null;
}

function installFromDebian(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return false;
  console.log("Installing Chromium from Debian's packages for the browser tests…");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-q", ...args], { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
  const install = () => apt("install", "-y", "--no-install-recommends", "chromium");
  return install() || (apt("update") && install());
}
