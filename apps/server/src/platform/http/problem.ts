import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { explained, type Text } from "../errors.ts";

/** RFC 9457 problem document; `text` carries the sentence in both languages, `errors` the places. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  text: Text;
  details?: Readonly<Record<string, unknown>>;
}

/** The one place where an error becomes a response. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  const { retryAfterSeconds } = problem.details ?? {};
  if (typeof retryAfterSeconds === "number") reply.header("retry-after", retryAfterSeconds);
  if (problem.status >= 500) request.log.error({ err: error }, "request failed");
  return reply
    .status(problem.status)
    .type("application/problem+json")
    .serializer(JSON.stringify)
    .send(problem);
}

export function problemOf(error: unknown): Problem {
  const known = explained(error);
  if (known !== null) return problem(known.code, known.status, known.text, known.details);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const places = error.validation.map((issue) => ({ path: issue.instancePath, message: issue.message }));
    const where = places.map((place) => place.path.replaceAll("/", ".").slice(1) || "?").join(", ");
    return problem(
      "invalid-request",
      400,
      {
        zh: `请求中有不合要求的内容:${where}。请改正后重试。`,
        en: `The request is not as expected at: ${where}. Mend it and try again.`,
      },
      { places },
    );
  }
  return fastifyProblem(error) ?? internal();
}

function fastifyProblem(error: unknown): Problem | null {
  const { statusCode, code } = error as FastifyError;
  if (code === "FST_REQ_FILE_TOO_LARGE" || statusCode === 413) {
    return problem("file-too-large", 413, {
      zh: "文件超过允许的大小。请拆分后再上传。",
      en: "The file is larger than allowed. Split it and upload again.",
    });
  }
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return null;
  return problem("bad-request", statusCode, {
    zh: "服务器看不懂这个请求。请刷新页面后重试。",
    en: "The server does not understand this request. Reload the page and try again.",
  });
}

function internal(): Problem {
  return problem("internal", 500, {
    zh: "服务器出错,这一步没有执行。请稍后重试;再次出现时请把时间告诉系统管理员。",
    en: "The server failed and did not take this step. Try again; if it happens again, tell the system officer when.",
  });
}

function problem(
  code: string,
  status: number,
  text: Text,
  details?: Readonly<Record<string, unknown>>,
): Problem {
  const extra = details !== undefined && Object.keys(details).length > 0 ? { details } : {};
  return { type: `urn:hengjian:${code}`, title: text.en, status, code, text, ...extra };
}
