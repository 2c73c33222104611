import type { Text } from "@hengjian/appraisal";

/** What the server says when it refuses (RFC 9457), or what the page says when nothing answers. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly text: Text;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(problem: { status: number; code: string; text: Text; details?: Record<string, unknown> }) {
    super(problem.text.en);
    this.name = "ProblemError";
    this.status = problem.status;
    this.code = problem.code;
    this.text = problem.text;
    this.details = problem.details ?? {};
  }
}

const UNREACHABLE: Text = {
  zh: "连接不上服务器,这一步没有执行。请检查网络后重试。",
  en: "The server cannot be reached and nothing was done. Check the network and try again.",
};
const UNREADABLE: Text = {
  zh: "服务器的回答看不懂。请刷新页面后重试;再次出现时请告诉系统管理员。",
  en: "The server's answer cannot be read. Reload the page; if it happens again, tell the system officer.",
};

export function unreachable(): ProblemError {
  return new ProblemError({ status: 0, code: "unreachable", text: UNREACHABLE });
}

/** Read a refusal; an answer that is no problem document (a proxy's page) becomes a plain sentence. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  if (!isProblem(body))
    return new ProblemError({ status: response.status, code: "unreadable", text: UNREADABLE });
  return new ProblemError(body);
}

function isProblem(
  body: unknown,
): body is { status: number; code: string; text: Text; details?: Record<string, unknown> } {
  return typeof body === "object" && body !== null && "code" in body && "text" in body && "status" in body;
}

/** Any thrown value as a sentence for the page. */
export function sentenceOf(error: unknown): Text {
  if (error instanceof ProblemError) return error.text;
  return {
    zh: "页面出错了。请刷新页面后重试。",
    en: "The page failed. Please reload it and try again.",
  };
}
