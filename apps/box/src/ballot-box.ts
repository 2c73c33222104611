import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  type Ballot,
  buildRecord,
  CheckpointError,
  checkRecountOrder,
  FILES,
  type FrozenManifest,
  makeReceipt,
  type NoteSigner,
  openCheckpoint,
  openCloseOrder,
  type Receipt,
  Refusal,
  readEnvelope,
  requireSigned,
  signaturesOf,
  signCheckpoint,
  signersOfNote,
  within,
} from "@hengjian/ballot";
import { nativeSignerFor, pooledChecks } from "@hengjian/ballot/node";
import { type Committer, groupCommitter } from "./committer.ts";
import { readFolder, renameDurably, syncFile, writeDurably, writeFolder } from "./durable-files.ts";
import { BoxStore } from "./store.ts";
import { onStore, storeRefusal } from "./store-faults.ts";

export interface BoxOptions {
  frozen: FrozenManifest;
  boxKey: NoteSigner;
  /** Folder of this campaign's box. */
  folder: string;
  /** Whether the box may be made; else it must be there, so that a lost store is not taken for an empty one. */
  isNew: boolean;
  /** Milliseconds since 1970; only compared with the window of casting, never stored. */
  now: () => number;
  committer?: (
    store: BoxStore,
    onStored: (groups: string[]) => void,
    areMoreComing: () => boolean,
  ) => Committer;
}

export type Phase = "open" | "closed";

/** Quiet after a cast, and longest wait under steady traffic, before the live file is rewritten in key order (ms). */
const TIDY_AFTER = 1000;
const TIDY_AT_LAST = 30_000;

/** More ballots than this under check are told to come back. */
const MOST_CHECKING = 5000;

/** The ballot box of one campaign. */
export class BallotBox {
  readonly frozen: FrozenManifest;
  readonly #options: BoxOptions;
  readonly #sign: (message: Uint8Array) => Uint8Array;
  #store: BoxStore;
  #committer: Committer;
  #phase: Phase = "open";
  readonly #received: Map<string, number>;
  #tidyTimer: NodeJS.Timeout | null = null;
  #untidySince: number | null = null;
  #stopped = false;
  #checking = 0;

  /**
   * Open or make the box; a close that was cut off is finished first.
   * @throws Refusal `other-manifest` when the store belongs to another manifest, `store-fault` when it is damaged,
   * `box-full` when there is no room to open it
   */
  constructor(options: BoxOptions) {
    this.#options = options;
    this.frozen = options.frozen;
    this.#sign = nativeSignerFor(options.boxKey);
    this.#store = onStore(() => this.#openStore());
    try {
      this.#checkStore();
      this.#committer = this.#newCommitter();
      this.#received = this.#store.counts();
      const order = this.#store.state("order");
      if (order === null) this.tidy();
      else this.#finishClosing(order);
    } catch (error) {
      this.#store.close();
      throw storeRefusal(error) ?? error;
    }
  }

  /** The store must be whole and belong to this manifest; a new one is bound to it. @throws Refusal */
  #checkStore(): void {
    if (!this.#store.isSound()) throw new Refusal("store-fault", "quick_check");
    const manifest = this.#store.state("manifest");
    if (manifest !== null && manifest !== this.frozen.hashText) throw new Refusal("other-manifest");
    if (manifest !== null) return;
    if (!this.#options.isNew) throw new Refusal("store-fault", "an empty store");
    this.#store.setState({ manifest: this.frozen.hashText, phase: "open" });
  }

  /** The file of a closed box has a name of its own, so that no journal of the live one can touch it. */
  #openStore(): BoxStore {
    const closed = this.#path("closed.sqlite");
    if (!existsSync(closed)) {
      // The record is written last, so a store beside it that is open was put back from before the close.
      if (this.#hasRecord()) throw new Refusal("store-fault", "a record without its closed store");
      if (!this.#options.isNew && !existsSync(this.#path("box.sqlite")))
        throw new Refusal("store-fault", "no store");
      return new BoxStore(this.#path("box.sqlite"), "open");
    }
    for (const rest of ["", "-wal", "-shm", "-journal"])
      rmSync(this.#path(`box.sqlite${rest}`), { force: true });
    return new BoxStore(closed, "closed");
  }

  #hasRecord(): boolean {
    return existsSync(this.#path(`record/${FILES.checkpoint}`));
  }

  #path(name: string): string {
    return join(this.#options.folder, name);
  }

  #newCommitter(): Committer {
    const onStored = (groups: string[]) => {
      for (const group of groups) this.#received.set(group, (this.#received.get(group) ?? 0) + 1);
      this.#planTidying();
    };
    return (this.#options.committer ?? groupCommitter)(this.#store, onStored, () => this.#checking > 0);
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Ballots taken per group of the manifest. */
  received(): Record<string, number> {
    return Object.fromEntries(this.frozen.manifest.groups.map(({ id }) => [id, this.#received.get(id) ?? 0]));
  }

  /**
   * Take a ballot. When the receipt is returned, the ballot survives a power cut; the same ballot again gets the same
   * receipt, also after the close.
   * @throws Refusal
   */
  async cast(envelope: Uint8Array): Promise<Receipt> {
    const ballot = readEnvelope(this.frozen, envelope);
    await this.#checkSignatures(ballot);
    const earlier = onStore(() => this.#store.lookUp(ballot));
    if (earlier === "token-spent") throw new Refusal("token-spent");
    if (earlier === null) {
      if (this.#phase === "closed") throw new Refusal("closed");
      this.#checkWindow();
      await this.#committer.commit(ballot);
    }
    return makeReceipt(this.frozen, ballot.group, ballot.h, this.#sign);
  }

  /** In threads beside; no more than so many at once, so that memory stays bounded. @throws Refusal */
  async #checkSignatures(ballot: Ballot): Promise<void> {
    if (this.#checking >= MOST_CHECKING) throw new Refusal("busy");
    this.#checking += 1;
    try {
      const { token, cast } = signaturesOf(this.frozen, ballot, pooledChecks);
      requireSigned(...(await Promise.all([token, cast])));
    } finally {
      this.#checking -= 1;
    }
    if (this.#stopped) throw new Refusal("busy");
  }

  #checkWindow(): void {
    const { casting } = this.frozen.manifest;
    const now = this.#options.now();
    if (within(casting, now)) return;
    // The box's own clock decides, and it says so: a wrong clock is then seen by everybody at once.
    const clock = `box clock ${new Date(now).toISOString()}, window ${casting.from} to ${casting.until}`;
    throw new Refusal(now < Date.parse(casting.from) ? "not-open-yet" : "window-over", clock);
  }

  #planTidying(): void {
    if (this.#phase === "closed") return;
    const now = performance.now();
    this.#untidySince ??= now;
    if (this.#tidyTimer !== null) clearTimeout(this.#tidyTimer);
    const atLast = this.#untidySince + TIDY_AT_LAST - now;
    this.#tidyTimer = setTimeout(() => this.tidy(), Math.max(0, Math.min(TIDY_AFTER, atLast)));
    this.#tidyTimer.unref();
  }

  /** Let the live file forget the order of casting. A disk too full for it is asked again later. */
  tidy(): void {
    if (this.#tidyTimer !== null) clearTimeout(this.#tidyTimer);
    this.#tidyTimer = null;
    this.#untidySince = null;
    if (this.#phase !== "open") return;
    try {
      this.#store.tidy();
    } catch (error) {
      if (storeRefusal(error) === null) throw error;
      this.#tidyTimer = setTimeout(() => this.tidy(), TIDY_AT_LAST);
      this.#tidyTimer.unref();
    }
  }

  /**
   * Close [封箱] on the order of two officers. From the first line on no ballot is taken; those waiting are refused.
   * Repeating the same order is harmless, and finishes a close for which the disk was too full.
   * @throws Refusal
   */
  close(order: string): void {
    openCloseOrder(this.frozen, order);
    onStore(() => {
      const earlier = this.#store.state("order");
      if (earlier !== null && earlier !== order) throw new Refusal("closed");
      if (earlier === null) this.#store.setState({ order, phase: "closing" });
      this.#finishClosing(order);
    });
  }

  #finishClosing(order: string): void {
    this.#phase = "closed";
    if (this.#tidyTimer !== null) clearTimeout(this.#tidyTimer);
    this.#committer.stop(new Refusal("closed"));
    if (this.#store.state("phase") !== "closed") this.#rewrite(order);
    if (!this.#hasRecord()) this.#writeRecord(order);
  }

  #rewrite(order: string): void {
    const fresh = this.#path("closed.sqlite.new");
    rmSync(fresh, { force: true });
    this.#store.rewriteInto(fresh, { manifest: this.frozen.hashText, phase: "closed", order });
    syncFile(fresh);
    renameDurably(fresh, this.#path("closed.sqlite"));
    this.#store = this.#openStore();
  }

  #writeRecord(order: string): void {
    const counts = openCloseOrder(this.frozen, order);
    const contents = counts.map(({ id }) => ({
      group: id,
      ballots: this.#store.ballots(id),
      sheets: this.#store.sheets(id),
    }));
    const record = buildRecord(this.frozen, order, counts, contents);
    const checkpoint = signCheckpoint(record.checkpoint, [this.#options.boxKey]);
    const openings = new Set(counts.map(({ id }) => FILES.openings(id)));
    const all = [...record.files, [FILES.checkpoint, checkpoint] as const];
    writeFolder(this.#path("recount"), new Map(all.filter(([name]) => openings.has(name))));
    writeFolder(this.#path("record"), new Map(all.filter(([name]) => !openings.has(name))));
  }

  /** The published files. @throws Refusal before the close is finished */
  record(): Map<string, Uint8Array> {
    if (this.#phase !== "closed" || !this.#hasRecord()) throw new Refusal("not-closed");
    return readFolder(this.#path("record"));
  }

  /** With answers and salts too. @throws Refusal unless two officers ordered it */
  recount(order: string): Map<string, Uint8Array> {
    checkRecountOrder(this.frozen, order);
    return new Map([...this.record(), ...readFolder(this.#path("recount"))]);
  }

  /**
   * Put the supervisor's signature on the record.
   * @param note the checkpoint of the record with the signature added
   * @throws Refusal
   */
  cosign(note: string): void {
    const own = Buffer.from(this.record().get(FILES.checkpoint)!).toString();
    const { boxKey, supervisorKey } = this.frozen;
    try {
      openCheckpoint(note, [boxKey, supervisorKey]);
      if (!note.startsWith(own)) throw new Refusal("bad-order", "another checkpoint");
    } catch (error) {
      if (error instanceof CheckpointError) throw new Refusal("bad-order", error.message);
      throw error;
    }
    if (signersOfNote(own, [supervisorKey]).length === 0)
      writeDurably(this.#path(`record/${FILES.checkpoint}`), note);
  }

  /** Release the files; calling it again is harmless. */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#committer.stop(new Refusal("busy"));
    this.tidy();
    if (this.#tidyTimer !== null) clearTimeout(this.#tidyTimer);
    this.#store.close();
  }
}
