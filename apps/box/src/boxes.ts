import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import {
  boothHash,
  type FrozenManifest,
  fromHex,
  type NoteSigner,
  newSigner,
  openManifest,
  Refusal,
  ShapeError,
  toHex,
  verifierOf,
  verifierText,
} from "@hengjian/ballot";
import { nodeRandom } from "@hengjian/ballot/node";
import { BallotBox, type BoxOptions } from "./ballot-box.ts";
import { readFolder, writeDurably, writeFolder } from "./durable-files.ts";
import { StartFault } from "./start-fault.ts";
import { isLocked, onStore } from "./store-faults.ts";

export interface BoxesOptions {
  /** Data folder of this process. */
  folder: string;
  /** The built page that votes, by file name; each campaign keeps its own copy. */
  booth: ReadonlyMap<string, Uint8Array>;
  now: () => number;
  committer?: BoxOptions["committer"];
}

interface Hosted {
  box: BallotBox;
  /** The page's files, as they are and compressed. */
  booth: Map<string, Uint8Array>;
  zipped: Map<string, Uint8Array>;
}

/** All boxes of one process: one folder per campaign, one key for all receipts. */
export class Boxes {
  readonly #options: BoxesOptions;
  readonly #key: NoteSigner;
  readonly #hosted = new Map<string, Hosted>();
  readonly #faulty = new Map<string, Refusal>();
  /** Secret that the issuer's server shows to add a campaign; it opens nothing else. */
  readonly setupKey: string;

  /** @throws StartFault when the folder or its keys cannot be used, or another process has them */
  constructor(options: BoxesOptions) {
    this.#options = options;
    makeFolder(options.folder);
    const campaigns = campaignsIn(options.folder);
    // A new key would sign receipts that no phone accepts.
    if (campaigns.length > 0 && !existsSync(join(options.folder, "box.key")))
      throw new StartFault("bad-key", join(options.folder, "box.key"));
    this.#key = newSigner("box.hengjian", fromHex(this.#secret("box.key")));
    this.setupKey = this.#secret("setup.key");
    for (const campaign of campaigns) this.#openOrNote(campaign);
  }

  /** A box that cannot be opened is answered with its fault and does not keep the others shut. */
  #openOrNote(campaign: string): void {
    try {
      const source = onStore(() =>
        readFileSync(join(this.#options.folder, campaign, "manifest.json"), "utf8"),
      );
      const frozen = readManifest(source);
      if (frozen.manifest.campaign !== campaign)
        throw new Refusal("store-fault", "another campaign's folder");
      this.#checkKey(frozen);
      this.#hosted.set(campaign, this.#open(frozen, false));
    } catch (error) {
      if (isLocked(error)) throw new StartFault("locked", this.#options.folder);
      if (!(error instanceof Refusal)) throw error;
      this.#faulty.set(
        campaign,
        error.code === "malformed" ? new Refusal("store-fault", error.detail) : error,
      );
    }
  }

  /** Campaigns whose box could not be opened, with the reason. */
  faults(): ReadonlyMap<string, Refusal> {
    return this.#faulty;
  }

  /** A file of 32 random bytes in hexadecimal, made at the first start, readable by this process only. */
  #secret(name: string): string {
    const path = join(this.#options.folder, name);
    if (!existsSync(path)) writeDurably(path, `${toHex(nodeRandom(32))}\n`, 0o600);
    const secret = readFileSync(path, "utf8").trim();
    if (!/^[0-9a-f]{64}$/.test(secret)) throw new StartFault("bad-key", path);
    return secret;
  }

  /** What a manifest must name: the public key of this box and the hash of its booth. */
  identity(): { boxKey: string; booth: string } {
    return { boxKey: verifierText(verifierOf(this.#key)), booth: hashOf(this.#options.booth) };
  }

  /**
   * Set up the box of a frozen manifest. The same manifest again changes nothing.
   * @throws Refusal `other-manifest` when the campaign has another one, or when it does not fit this box
   */
  add(source: string): FrozenManifest {
    const frozen = readManifest(source);
    const { campaign } = frozen.manifest;
    const fault = this.#faulty.get(campaign);
    if (fault !== undefined) throw fault;
    const known = this.#hosted.get(campaign);
    if (known !== undefined) {
      if (known.box.frozen.hashText !== frozen.hashText) throw new Refusal("other-manifest");
      return known.box.frozen;
    }
    if (frozen.manifest.booth !== this.identity().booth) throw new Refusal("other-manifest", "another booth");
    this.#checkKey(frozen);
    const folder = join(this.#options.folder, campaign);
    return onStore(() => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFolder(join(folder, "booth"), this.#options.booth);
      const hosted = this.#open(frozen, true);
      // Last, so that a folder with a manifest has a store: a missing one is then a loss and not a beginning.
      writeDurably(join(folder, "manifest.json"), frozen.text);
      this.#hosted.set(campaign, hosted);
      return frozen;
    });
  }

  /** Receipts under another key than the manifest's would be worth nothing. */
  #checkKey(frozen: FrozenManifest): void {
    if (frozen.manifest.boxKey !== this.identity().boxKey)
      throw new Refusal("other-manifest", "another box's key");
  }

  #open(frozen: FrozenManifest, isNew: boolean): Hosted {
    const folder = join(this.#options.folder, frozen.manifest.campaign);
    const booth = readFolder(join(folder, "booth"));
    if (hashOf(booth) !== frozen.manifest.booth)
      throw new Refusal("other-manifest", "the booth's files were changed");
    const { now, committer } = this.#options;
    const box = new BallotBox({
      frozen,
      folder,
      isNew,
      now,
      boxKey: this.#key,
      ...(committer && { committer }),
    });
    const zipped = new Map(Array.from(booth, ([name, bytes]) => [name, new Uint8Array(gzipSync(bytes))]));
    return { box, booth, zipped };
  }

  /** @throws Refusal */
  get(campaign: string): Hosted {
    const hosted = this.#hosted.get(campaign);
    if (hosted === undefined) throw this.#faulty.get(campaign) ?? new Refusal("unknown-campaign");
    return hosted;
  }

  /**
   * Remove a mock round with everything that was cast in it; repeating it changes nothing.
   * @throws Refusal `bad-order` for a formal one, which nobody may remove
   */
  clearMock(campaign: string): void {
    const hosted = this.#hosted.get(campaign);
    if (hosted === undefined) return;
    if (hosted.box.frozen.manifest.mode !== "mock") throw new Refusal("bad-order", "not a mock round");
    hosted.box.stop();
    this.#hosted.delete(campaign);
    rmSync(join(this.#options.folder, campaign), { recursive: true, force: true });
  }

  stop(): void {
    for (const { box } of this.#hosted.values()) box.stop();
  }
}

function campaignsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "manifest.json")));
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw new StartFault("no-folder", folder);
  }
}

function readManifest(source: string): FrozenManifest {
  try {
    return openManifest(source);
  } catch (error) {
    if (error instanceof ShapeError) throw new Refusal("malformed", error.message);
    throw error;
  }
}

function hashOf(files: ReadonlyMap<string, Uint8Array>): string {
  return boothHash(Array.from(files, ([name, bytes]) => ({ name, bytes })));
}
