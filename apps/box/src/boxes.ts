import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
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
  /** Secret that the issuer's server shows to add a campaign; it opens nothing else. */
  readonly setupKey: string;

  constructor(options: BoxesOptions) {
    this.#options = options;
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    this.#key = newSigner("box.hengjian", fromHex(this.#secret("box.key")));
    this.setupKey = this.#secret("setup.key");
    for (const entry of readdirSync(options.folder, { withFileTypes: true })) {
      const manifest = join(options.folder, entry.name, "manifest.json");
      if (entry.isDirectory() && existsSync(manifest))
        this.#open(openManifest(readFileSync(manifest, "utf8")));
    }
  }

  /** A file of 32 random bytes in hexadecimal, made at the first start, readable by this process only. */
  #secret(name: string): string {
    const path = join(this.#options.folder, name);
    if (!existsSync(path)) writeDurably(path, `${toHex(nodeRandom(32))}\n`, 0o600);
    return readFileSync(path, "utf8").trim();
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
    const known = this.#hosted.get(campaign);
    if (known !== undefined) {
      if (known.box.frozen.hashText !== frozen.hashText) throw new Refusal("other-manifest");
      return known.box.frozen;
    }
    const { boxKey, booth } = this.identity();
    if (frozen.manifest.boxKey !== boxKey) throw new Refusal("other-manifest", "another box's key");
    if (frozen.manifest.booth !== booth) throw new Refusal("other-manifest", "another booth");
    const folder = join(this.#options.folder, campaign);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFolder(join(folder, "booth"), this.#options.booth);
    writeDurably(join(folder, "manifest.json"), frozen.text);
    return this.#open(frozen);
  }

  #open(frozen: FrozenManifest): FrozenManifest {
    const folder = join(this.#options.folder, frozen.manifest.campaign);
    const booth = readFolder(join(folder, "booth"));
    if (hashOf(booth) !== frozen.manifest.booth)
      throw new Refusal("other-manifest", "the booth's files were changed");
    const { now, committer } = this.#options;
    const box = new BallotBox({ frozen, folder, now, boxKey: this.#key, ...(committer && { committer }) });
    const zipped = new Map(Array.from(booth, ([name, bytes]) => [name, new Uint8Array(gzipSync(bytes))]));
    this.#hosted.set(frozen.manifest.campaign, { box, booth, zipped });
    return frozen;
  }

  /** @throws Refusal */
  get(campaign: string): Hosted {
    const hosted = this.#hosted.get(campaign);
    if (hosted === undefined) throw new Refusal("unknown-campaign");
    return hosted;
  }

  stop(): void {
    for (const { box } of this.#hosted.values()) box.stop();
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
