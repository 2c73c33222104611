import {
  type FrozenManifest,
  finishToken,
  fromBase64,
  newTokenRequest,
  openManifest,
  type Sealed,
  type Sheet,
  sealBallot,
  type Token,
  type TokenRequest,
} from "@hengjian/ballot";
import { nodeRandom } from "@hengjian/ballot/node";
import type { Platform } from "../../../platform/context.ts";
import type { TestApp } from "../../../platform/testing/app.ts";
import type { Answer } from "../../campaigns/testing/driver.ts";

interface Held {
  request: TokenRequest;
  token: Token;
}

/** A phone with the page that votes: it asks the server for tokens and the box for everything else. */
export class TestPhone {
  readonly frozen: FrozenManifest;
  readonly #app: TestApp["app"];
  readonly #box: string;
  readonly code: string;
  readonly #held = new Map<string, Held>();
  readonly #requests = new Map<string, TokenRequest>();

  private constructor(test: TestApp, box: string, frozen: FrozenManifest, code: string) {
    this.#app = test.app;
    this.#box = box;
    this.frozen = frozen;
    this.code = code;
  }

  /** Open the page behind an address with a code in its fragment. */
  static async open(test: TestApp, address: string): Promise<TestPhone> {
    const url = new URL(address);
    const box = `${url.origin}${url.pathname}`;
    const manifest = await (await fetch(`${box}api/manifest`)).text();
    const code = new URLSearchParams(url.hash.slice(1)).get("c") ?? "";
    return new TestPhone(test, box, openManifest(manifest), code);
  }

  async ask(
    path: "eligibility" | "tokens",
    body: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await this.#app.inject({
      method: "POST",
      url: `/api/ballots/${path}`,
      payload: body,
      headers: {
        origin: new URL(this.#box).origin,
        host: "localhost",
        "sec-fetch-site": "cross-site",
        ...headers,
      },
    });
    return { status: answer.statusCode, body: answer.json() };
  }

  /** Ask for a token; the same request each time, as a phone that was cut off does. */
  async askToken(group: string, changes: object = {}): Promise<Answer> {
    const request = this.#requests.get(group) ?? newTokenRequest(this.frozen, group, nodeRandom);
    this.#requests.set(group, request);
    const about = { manifest: this.frozen.hashText, code: this.code, group, blinded: request.blinded };
    return this.ask("tokens", { ...about, ...changes });
  }

  /** @returns groups signed in to */
  async signIn(): Promise<string[]> {
    const eligible = await this.ask("eligibility", { manifest: this.frozen.hashText, code: this.code });
    if (eligible.status !== 200) throw new Error(eligible.body.code);
    for (const group of eligible.body.groups) {
      const answer = await this.askToken(group);
      if (answer.status !== 200) throw new Error(answer.body.code);
      const request = this.#requests.get(group)!;
      this.#held.set(group, {
        request,
        token: finishToken(this.frozen, request, fromBase64(answer.body.signature)),
      });
    }
    return eligible.body.groups;
  }

  tokenOf(group: string): Token {
    return this.#held.get(group)!.token;
  }

  seal(group: string, sheets: readonly Sheet[]): Sealed {
    const { request, token } = this.#held.get(group)!;
    return sealBallot(this.frozen, group, fromBase64(request.seed), token, sheets, nodeRandom);
  }

  async send(envelope: string): Promise<Answer> {
    const answer = await fetch(`${this.#box}api/cast`, { method: "POST", body: envelope }).catch(() => null);
    if (answer === null) return { status: 0, body: null };
    return { status: answer.status, body: await answer.json() };
  }

  async cast(group: string, sheets: readonly Sheet[]): Promise<Answer> {
    return this.send(this.seal(group, sheets).envelope);
  }

  /** Every ratee gets this level on every item, the own row is a recusal. */
  sheets(group: string, level: (ratee: string, item: string) => string, own: string | null = null): Sheet[] {
    const { group: raters, form } = this.frozen.groups.get(group)!;
    return raters.ratees.map(({ id }): Sheet => {
      if (id === own) return { ratee: id, recused: true };
      const answers = Object.fromEntries(form.items.map((item) => [item.id, level(id, item.id)]));
      return { ratee: id, recused: false, answers, comment: "" };
    });
  }
}

export function atTime(platform: Platform, ms: number): void {
  platform.now = () => new Date(ms);
}
