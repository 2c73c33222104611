/** A sentence in both languages of the interface. */
export interface Text {
  zh: string;
  en: string;
}

/**
 * An error that a user can understand and act on. Thrown where it is found; turned into an RFC 9457 problem
 * document in one place (`http/problem.ts`).
 */
export class DomainError extends Error {
  readonly code: string;
  readonly status: number;
  readonly text: Text;
  readonly details: Readonly<Record<string, unknown>>;

  /**
   * @param code stable, kebab-case, for programs
   * @param status HTTP status
   * @param text what happened and what to do, in both languages
   */
  constructor(code: string, status: number, text: Text, details: Record<string, unknown> = {}) {
    super(text.en);
    this.name = "DomainError";
    this.code = code;
    this.status = status;
    this.text = text;
    this.details = details;
  }
}

export function notFound(what: Text): DomainError {
  return new DomainError("not-found", 404, {
    zh: `找不到${what.zh}。它可能已被删除,或不在您的权限范围内。`,
    en: `${what.en} was not found. It may have been removed, or it lies outside what you may see.`,
  });
}

export function conflict(code: string, text: Text, details: Record<string, unknown> = {}): DomainError {
  return new DomainError(code, 409, text, details);
}

export function invalid(code: string, text: Text, details: Record<string, unknown> = {}): DomainError {
  return new DomainError(code, 422, text, details);
}

export function forbidden(text: Text, code = "forbidden"): DomainError {
  return new DomainError(code, 403, text);
}

/** What has a sentence of its own: an error of the domain, or a full disk wherever it was met. @returns null for others */
export function explained(error: unknown): DomainError | null {
  return error instanceof DomainError ? error : diskFull(error);
}

/** The disk of the server or of its database is full. */
function diskFull(error: unknown): DomainError | null {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  if (![code, cause?.code].some((one) => one === "53100" || one === "ENOSPC")) return null;
  return new DomainError("disk-full", 507, {
    zh: "服务器磁盘已满,这一步没有执行,已有数据没有丢失。请通知系统管理员腾出空间。",
    en: "The server's disk is full. This step was not taken and nothing is lost. Ask the system officer to free space.",
  });
}
