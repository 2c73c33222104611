import type { RefusalCode } from "@hengjian/ballot";

/** Something the rater must be told; the code has its words in the page or in the protocol's table. */
export class SessionError extends Error {
  readonly code: RefusalCode | "offline" | "other-notice" | "no-issuer" | "strange-answer" | "phone-busy";

  constructor(code: SessionError["code"]) {
    super(code);
    this.code = code;
  }
}
