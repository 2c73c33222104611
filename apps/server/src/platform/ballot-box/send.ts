import { type IncomingMessage, request as plain } from "node:http";
import { type RequestOptions, request as secure } from "node:https";

export interface Sent {
  body: string | undefined;
  headers: Record<string, string>;
  /** How long the answer may take (ms). */
  patience: number;
}

export interface Received {
  status: number;
  bytes: Buffer;
}

/**
 * One request; null when no whole answer came back in time.
 * @param cert PEM of the one certificate to believe, whatever names it was made for; null: what this machine trusts
 */
export function send(
  url: URL,
  cert: Buffer | null,
  { body, headers, patience }: Sent,
): Promise<Received | null> {
  const trusted =
    cert === null ? {} : { ca: cert, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
  const options: RequestOptions = {
    method: body === undefined ? "GET" : "POST",
    headers,
    signal: AbortSignal.timeout(patience),
    ...trusted,
  };
  return new Promise((accept) => {
    const nothing = () => accept(null);
    const read = (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.once("error", nothing);
      response.once("end", () => accept({ status: response.statusCode ?? 0, bytes: Buffer.concat(parts) }));
    };
    const request = url.protocol === "https:" ? secure(url, options, read) : plain(url, options, read);
    request.once("error", nothing);
    request.end(body);
  });
}
