import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * The Node that runs TypeScript directly: the one that runs us when it is new enough, else the npm package
 * `node` of this checkout.
 * @returns {string} path of the program
 */
export function pinnedNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 24 || (major === 24 && minor >= 2)) return process.execPath;
  const name = process.platform === "win32" ? "node.exe" : "node";
  const places = [join(ROOT, "node_modules/node/bin", name), join(ROOT, "node_modules/.bin", name)];
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  console.error(
    "找不到随项目安装的 Node 24。请在项目文件夹中执行 npm ci(如 npm 拦截了安装脚本,请允许 node 这个包)。\n" +
      "The pinned Node 24 is missing. Run npm ci in the project folder (if npm blocks install scripts, allow the package named node).",
  );
  process.exit(1);
}

/**
 * Run a TypeScript file of the project with the pinned Node and hand signals on.
 * @param {string} file path below the project root
 * @param {string[]} args
 * @param {{env?: Record<string, string | undefined>}} [options]
 * @returns {Promise<number>} exit code
 */
export function runPinned(file, args, options = {}) {
  const child = spawn(pinnedNode(), [join(ROOT, file), ...args], {
    stdio: "inherit",
    env: { ...process.env, ...options.env },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((accept) => {
    child.once("error", (error) => {
      console.error(error.message);
      accept(1);
    });
    child.once("exit", (code, signal) => accept(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
