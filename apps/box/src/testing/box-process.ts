import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { freezeManifest } from "@hengjian/ballot";
import { type TestCampaign, testManifest } from "@hengjian/ballot/testing";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

/** What a start said when it did not come up. */
export function failedStart(...args: string[]): { code: number | null; said: string } {
  const run = spawnSync(process.execPath, [MAIN, ...args], { encoding: "utf8" });
  return { code: run.status, said: run.stderr };
}

interface Ready {
  address: string;
  setupKey: string;
  boxKey: string;
  booth: string;
}

/** The box as its own process, told by the system's own means what disk it has. */
export class BoxOnDisk {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #folder: string;
  readonly ready: Ready;

  private constructor(child: ChildProcess, lines: AsyncIterator<string>, folder: string, ready: Ready) {
    this.#child = child;
    this.#lines = lines;
    this.#folder = folder;
    this.ready = ready;
  }

  /** Whether this system lets us mount a small disk in a namespace of our own. */
  static isPossible(): boolean {
    const [program = "", ...args] = namespaced("mount -t tmpfs -o size=64k tmpfs /mnt");
    return spawnSync(program, args, { stdio: "ignore" }).status === 0;
  }

  /** Start the box on a disk of so many KiB that nobody else sees. */
  static async start(kib: number, ...options: string[]): Promise<BoxOnDisk> {
    const folder = mkdtempSync(join(tmpdir(), "hengjian-disk-"));
    mkdirSync(join(folder, "disk"));
    const [program = "", ...args] = namespaced(
      SCRIPT,
      join(folder, "disk"),
      String(kib),
      process.execPath,
      MAIN,
    );
    const child = spawn(program, [...args, "--port", "0", "--booth", join(folder, "none"), ...options], {
      stdio: ["pipe", "pipe", "inherit", "ipc"],
    });
    const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
    const ready = await new Promise<Ready>((accept, refuse) => {
      child.once("message", (message) => accept(message as Ready));
      child.once("exit", (code) => refuse(new Error(`The box ended with ${code} while it started.`)));
    });
    await lines.next();
    return new BoxOnDisk(child, lines, folder, ready);
  }

  /** Fill the disk but for so many KiB, with a file of zeros. */
  async fillBut(kib: number): Promise<void> {
    await this.#say(`fill ${kib}`);
  }

  async free(): Promise<void> {
    await this.#say("free");
  }

  async #say(words: string): Promise<void> {
    this.#child.stdin!.write(`${words}\n`);
    await this.#lines.next();
  }

  /** Set up a campaign on it of which the test holds all keys but the box's own. */
  async campaign(): Promise<TestCampaign> {
    const { manifest, ...keys } = testManifest();
    const { boxKey, booth, setupKey } = this.ready;
    const frozen = freezeManifest({ ...manifest, boxKey, booth });
    await this.post("/boxes", frozen.text, { authorization: `Bearer ${setupKey}` });
    return { frozen, ...keys };
  }

  async post(path: string, body: string, headers: Record<string, string> = {}) {
    const answer = await fetch(`${this.ready.address}${path}`, { method: "POST", body, headers });
    return { status: answer.status, body: await answer.text() };
  }

  /** Kill it, as a power cut does. */
  async remove(): Promise<void> {
    const gone = new Promise((accept) => this.#child.once("exit", accept));
    this.#child.kill("SIGKILL");
    await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function namespaced(script: string, ...args: string[]): string[] {
  const own = process.getuid?.() === 0 ? "-m" : "-rm";
  return ["unshare", own, "sh", "-c", script, "sh", ...args];
}

/**
 * `sh DISK KIB NODE MAIN`: mount the disk, listen on standard input for `fill KIB` and `free`, and become the box.
 * A background command reads from nothing unless it is given the input under another number.
 */
const SCRIPT = `
  disk=$1 kib=$2 node=$3 main=$4; shift 4
  mount -t tmpfs -o size="\${kib}k" tmpfs "$disk" || exit 1
  exec 9<&0
  ( while read -r word number <&9; do
      if [ "$word" = free ]; then rm -f "$disk/zeros"
      else cat /dev/zero > "$disk/zeros" 2>/dev/null; truncate -s "-\${number}K" "$disk/zeros"; fi
      echo "$word"
    done ) 3<&- &
  exec "$node" "$main" "$disk/box" "$@" 9<&-
`;
