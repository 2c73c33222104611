import {
  cosignNote,
  type NoteSigner,
  newSigner,
  signNote,
  toBase64,
  verifierOf,
  verifierText,
} from "@hengjian/ballot";
import { nodeRandom } from "@hengjian/ballot/node";
import type { Answer, Client } from "../../campaigns/testing/driver.ts";

/** Somebody with a signing key in the own browser. */
export class TestSigner {
  readonly client: Client;
  readonly username: string;
  readonly #signer: NoteSigner;

  private constructor(client: Client, username: string) {
    this.client = client;
    this.username = username;
    this.#signer = newSigner(username, nodeRandom(32));
  }

  /** Make a key and enter it. */
  static async enter(client: Client, username: string): Promise<TestSigner> {
    const made = new TestSigner(client, username);
    const { proofText } = (await client.get("/api/my/signing-key")).body;
    const answer = await client.send("PUT", "/api/my/signing-key", made.keyBody(proofText));
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return made;
  }

  get publicKey(): string {
    return verifierText(verifierOf(this.#signer));
  }

  keyBody(proofText: string) {
    return { publicKey: this.publicKey, blob: SEALED, proof: this.sign(proofText) };
  }

  sign(text: string): string {
    return signNote(text, [this.#signer]);
  }

  cosign(note: string): string {
    return cosignNote(note, this.#signer);
  }

  async accountId(): Promise<string> {
    return (await this.client.get("/api/session")).body.user.userId;
  }

  /** Sign an order that the server shows. */
  async signOrder(base: string, kind: "close" | "recount"): Promise<Answer> {
    const shown = await this.client.get(`${base}/${kind}`);
    const text = kind === "close" ? shown.body.order.text : shown.body.text;
    return this.client.send("POST", `${base}/${kind}/signatures`, { note: this.sign(text) });
  }
}

/** What a browser would seal; the server cannot look inside, so any bytes do. */
const SEALED = {
  format: "hengjian-signing-key/1",
  kdf: "scrypt",
  ...{ n: 32768, r: 8, p: 1, cipher: "aes-256-gcm" },
  salt: toBase64(nodeRandom(16)),
  nonce: toBase64(nodeRandom(12)),
  sealed: toBase64(nodeRandom(48)),
};
