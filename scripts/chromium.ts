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
 * The browser for the browser tests: CHROMIUM, an installed one, or Debian's package where we may install it; with it a
 * font that has Chinese characters, since widths and pictures mean nothing without.
 * @returns path of the program, or null when there is none and it may not be installed
 */
export function ensureChromium(): string | null {
  const named = process.env.CHROMIUM;
  const found = named !== undefined && named !== "" && existsSync(named) ? named : installed();
  const missing = [
    ...(found === null ? ["chromium"] : []),
    ...(hasChineseFont() === false ? ["fonts-noto-cjk"] : []),
  ];
  if (missing.length > 0) installFromDebian(missing);
  return found ?? installed();
}

function installed(): string | null {
  return PLACES.find((place) => existsSync(place)) ?? null;
}

/** @returns null where nothing tells, as on systems without fontconfig that bring Chinese fonts along */
function hasChineseFont(): boolean | null {
  const { error, stdout } = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  if (error !== undefined) return process.platform === "linux" ? false : null;
  return stdout.trim() !== "";
}

function installFromDebian(packages: readonly string[]): void {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.log(`Installing ${packages.join(" and ")} from Debian's packages for the browser tests…`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-q", ...args], { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
  const install = () => apt("install", "-y", "--no-install-recommends", ...packages);
  if (!install() && apt("update")) install();
}
