import {
  type Answer,
  afterAttempt,
  type Counted,
  checkCounted,
  checkSheets,
  codeHash,
  disputeFrom,
  FILES,
  type FrozenGroup,
  type FrozenManifest,
  finishedToken,
  finishToken,
  fromBase64,
  newTokenRequest,
  openManifest,
  type Pending,
  pendingOf,
  pendingReader,
  type RandomBytes,
  Refusal,
  type RefusalCode,
  readFragment,
  readJson,
  refusalIn,
  ShapeError,
  type Sheet,
  sealBallot,
  signedRoot,
  type Token,
  toBase64,
  tokenRequestReader,
  utf8,
} from "@hengjian/ballot";
import { blindSignature, eligibleGroups } from "./issuer-answers.ts";
import { namesReader, pendingsReader, sheetsOfEnvelope, sheetsReader } from "./kept.ts";
import { SessionError } from "./session-error.ts";

/** Where the phone keeps texts so that a kill loses nothing: IndexedDB, or what stands in for it. */
export interface Shelf {
  get(key: string): Promise<string | null>;
  put(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Requests without cookies; null when nothing came back. */
export interface Net {
  get(url: string): Promise<Answer>;
  post(url: string, body: string): Promise<Answer>;
}

export interface SessionParts {
  shelf: Shelf;
  net: Net;
  random: RandomBytes;
  /** Base address of the campaign on the box, with a slash at its end. */
  box: string;
  /** What stands behind the # of the address. */
  fragment: string;
}

/** Where a rater stands in one group. */
export type Standing =
  | { step: "not-signed-in" }
  | { step: "voting"; draft: Sheet[]; recusals: string[] }
  | { step: "sending"; pending: Pending }
  | { step: "taken"; pending: Pending }
  | { step: "refused"; pending: Pending };

interface Keys {
  seed: Uint8Array;
  token: Token;
}

/** One rater's way through a campaign on one phone. Every step is on the shelf before anything is sent. */
export class Session {
  readonly frozen: FrozenManifest;
  readonly #parts: SessionParts;
  readonly #attempts = new Map<string, Promise<Standing>>();

  private constructor(frozen: FrozenManifest, parts: SessionParts) {
    this.frozen = frozen;
    this.#parts = parts;
  }

  /** @throws SessionError when the manifest cannot be had, or is not the one of the card */
  static async open(parts: SessionParts): Promise<Session> {
    const { manifest, code } = readFragment(parts.fragment);
    const frozen = await loadManifest(parts);
    if (manifest !== null && !frozen.hashText.startsWith(manifest)) throw new SessionError("other-notice");
    const session = new Session(frozen, parts);
    // People scan their card again to come back; a code that this phone has used asks for nothing more.
    if (
      code !== null &&
      (await parts.shelf.get(session.#key(`used/${codeHash(frozen.hash, code)}`))) === null
    )
      await parts.shelf.put(session.#key("code"), code);
    return session;
  }

  #key(name: string): string {
    return `${this.frozen.hashText}/${name}`;
  }

  /** The code that was scanned and still waits to be used. */
  code(): Promise<string | null> {
    return this.#parts.shelf.get(this.#key("code"));
  }

  /** Groups this phone has signed in to, in the manifest's order. */
  async groups(): Promise<FrozenGroup[]> {
    const listed = await Promise.all(
      [...this.frozen.groups.values()].map(async (one) => ({
        one,
        known: (await this.standing(one.group.id)).step !== "not-signed-in",
      })),
    );
    return listed.filter(({ known }) => known).map(({ one }) => one);
  }

  async standing(group: string): Promise<Standing> {
    const pending = await this.#read(`pending/${group}`, pendingReader);
    if (pending?.state === "waiting") return { step: "sending", pending };
    if (pending !== null) return { step: pending.state, pending };
    if ((await this.#keys(group)) === null) return { step: "not-signed-in" };
    return {
      step: "voting",
      draft: (await this.#read(`draft/${group}`, sheetsReader)) ?? [],
      recusals: (await this.#read(`recusals/${group}`, namesReader)) ?? [],
    };
  }

  async #read<T>(name: string, reader: (value: unknown, path: string) => T): Promise<T | null> {
    const text = await this.#parts.shelf.get(this.#key(name));
    return text === null ? null : readJson(text, reader, name);
  }

  /**
   * Sign in early: get a blindly signed token for every group behind the code. Repeating it goes on where it stopped.
   * @throws SessionError
   */
  async signIn(code: string): Promise<void> {
    await this.#parts.shelf.put(this.#key("code"), code);
    const about = { manifest: this.frozen.hashText, code };
    for (const { group, recusals } of eligibleGroups(await this.#ask("eligibility", about))) {
      await this.#getToken(group, about);
      await this.#parts.shelf.put(this.#key(`recusals/${group}`), JSON.stringify(recusals));
    }
    await this.#parts.shelf.put(this.#key(`used/${codeHash(this.frozen.hash, code)}`), "yes");
    await this.#parts.shelf.remove(this.#key("code"));
  }

  async #getToken(group: string, about: { manifest: string; code: string }): Promise<void> {
    const { shelf, random } = this.#parts;
    await this.#makeRoom(group, codeHash(this.frozen.hash, about.code));
    if ((await this.standing(group)).step !== "not-signed-in") return;
    const name = this.#key(`request/${group}`);
    if ((await shelf.get(name)) === null)
      await shelf.put(name, JSON.stringify(newTokenRequest(this.frozen, group, random)));
    const request = (await this.#read(`request/${group}`, tokenRequestReader))!;
    const answer = await this.#ask("tokens", { ...about, group, blinded: request.blinded });
    const token = finishToken(this.frozen, request, fromBase64(blindSignature(answer)));
    await shelf.put(this.#key(`token/${group}`), toBase64(token.signature));
  }

  /**
   * A phone may serve several raters of a group one after the other: a taken ballot makes room for the next card, a
   * ballot that is not cast yet does not.
   */
  async #makeRoom(group: string, owner: string): Promise<void> {
    const { shelf } = this.#parts;
    const before = await shelf.get(this.#key(`owner/${group}`));
    if (before === owner) return;
    const standing = await this.standing(group);
    if (standing.step === "voting" || standing.step === "sending") throw new SessionError("phone-busy");
    if (standing.step === "taken") {
      const done = [...(await this.earlier(group)), standing.pending];
      await shelf.put(this.#key(`done/${group}`), JSON.stringify(done));
    }
    for (const name of ["pending", "request", "token", "recusals"])
      await shelf.remove(this.#key(`${name}/${group}`));
    await shelf.put(this.#key(`owner/${group}`), owner);
  }

  /** Ballots of raters who used this phone before. */
  async earlier(group: string): Promise<Pending[]> {
    return (await this.#read(`done/${group}`, pendingsReader)) ?? [];
  }

  async #ask(path: string, body: object): Promise<string> {
    const { issuer } = this.frozen.manifest;
    if (issuer === "") throw new SessionError("no-issuer");
    const answer = await this.#parts.net.post(
      `${issuer.replace(/\/$/, "")}/api/ballots/${path}`,
      JSON.stringify(body),
    );
    if (answer === null) throw new SessionError("offline");
    if (answer.status !== 200) throw new SessionError(refusalIn(answer.body) ?? "offline");
    return answer.body;
  }

  async #keys(group: string): Promise<Keys | null> {
    const signature = await this.#parts.shelf.get(this.#key(`token/${group}`));
    const request = await this.#read(`request/${group}`, tokenRequestReader);
    if (signature === null || request === null) return null;
    const token = finishedToken(request, fromBase64(signature));
    return { seed: fromBase64(request.seed), token };
  }

  saveDraft(group: string, sheets: readonly Sheet[]): Promise<void> {
    return this.#parts.shelf.put(this.#key(`draft/${group}`), JSON.stringify(sheets));
  }

  /** Why the ballot cannot be cast as it is; null when it can. */
  fault(group: string, sheets: readonly Sheet[]): RefusalCode | null {
    try {
      checkSheets(this.frozen.groups.get(group)!, sheets);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  /** Seal the ballot for good: from now on this phone sends this one and no other. @throws Refusal */
  async seal(group: string, sheets: readonly Sheet[]): Promise<void> {
    const keys = await this.#keys(group);
    if (keys === null) throw new SessionError("not-eligible");
    if ((await this.standing(group)).step !== "voting") return;
    const sealed = sealBallot(this.frozen, group, keys.seed, keys.token, sheets, this.#parts.random);
    await this.#savePending(pendingOf(group, sealed));
    await this.#parts.shelf.remove(this.#key(`draft/${group}`));
  }

  #savePending(pending: Pending): Promise<void> {
    return this.#parts.shelf.put(this.#key(`pending/${pending.group}`), JSON.stringify(pending));
  }

  /** One attempt to send a sealed ballot; a second call during one waits for the same. */
  send(group: string): Promise<Standing> {
    const running = this.#attempts.get(group);
    if (running !== undefined) return running;
    const attempt = this.#send(group).finally(() => this.#attempts.delete(group));
    this.#attempts.set(group, attempt);
    return attempt;
  }

  async #send(group: string): Promise<Standing> {
    const standing = await this.standing(group);
    if (standing.step !== "sending") return standing;
    const answer = await this.#parts.net.post(`${this.#parts.box}api/cast`, standing.pending.envelope);
    const after = afterAttempt(this.frozen, standing.pending, answer);
    await this.#savePending(after);
    if (after.state === "taken") await this.#forgetKeys(group);
    return this.standing(group);
  }

  /** A taken ballot needs its keys no more; what is not there cannot be taken from the rater. */
  async #forgetKeys(group: string): Promise<void> {
    await this.#parts.shelf.remove(this.#key(`request/${group}`));
    await this.#parts.shelf.remove(this.#key(`token/${group}`));
  }

  /** Send a refused ballot once more, the very same one. */
  async resend(group: string): Promise<Standing> {
    const standing = await this.standing(group);
    if (standing.step === "refused")
      await this.#savePending({ ...standing.pending, state: "waiting", refusal: null, attempts: 0 });
    return this.standing(group);
  }

  /** Open a refused ballot again to change its content. */
  async reopen(group: string): Promise<Standing> {
    const standing = await this.standing(group);
    if (standing.step === "refused") {
      await this.saveDraft(group, sheetsOfEnvelope(standing.pending.envelope));
      await this.#parts.shelf.remove(this.#key(`pending/${group}`));
    }
    return this.standing(group);
  }

  /**
   * Look a taken ballot up in the published record.
   * @returns with the signed root, to be compared with the printed one
   * @throws SessionError `offline`, or `not-closed` while there is no record
   */
  async check(pending: Pending): Promise<{ counted: Counted; root: string | null }> {
    const { group } = pending;
    const names = [FILES.summary, FILES.checkpoint, FILES.ballots(group), FILES.sheets(group)];
    const files = new Map<string, Uint8Array>();
    for (const name of names) files.set(name, utf8(await this.#published(name)));
    const root = signedRoot(this.frozen, files, group);
    if (root === null) return { counted: { outcome: "record-broken" }, root };
    return { counted: checkCounted(this.frozen, files, disputeFrom(pending)), root };
  }

  async #published(name: string): Promise<string> {
    const answer = await this.#parts.net.get(`${this.#parts.box}record/${name}`);
    if (answer === null) throw new SessionError("offline");
    if (answer.status !== 200) throw new SessionError(refusalIn(answer.body) ?? "offline");
    return answer.body;
  }
}

async function loadManifest({ shelf, net, box }: SessionParts): Promise<FrozenManifest> {
  const key = `${box} manifest`;
  const answer = await net.get(`${box}api/manifest`);
  if (answer?.status === 200) {
    try {
      const frozen = openManifest(answer.body);
      await shelf.put(key, answer.body);
      return frozen;
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
    }
  }
  // Without network, or behind a portal that answers for the box: what was loaded before.
  const kept = await shelf.get(key);
  if (kept !== null) return openManifest(kept);
  throw new SessionError(answer === null ? "offline" : (refusalIn(answer.body) ?? "strange-answer"));
}
