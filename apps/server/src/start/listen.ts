import type { Config } from "../platform/config.ts";
import { DomainError } from "../platform/errors.ts";

const TRIES = 50;

interface Listener {
  listen(options: { host: string; port: number }): Promise<string>;
}

/**
 * Listen on the configured port. When nobody asked for just that port and it is taken, the next free one serves.
 * @returns the port
 * @throws DomainError `port-taken`, `port-forbidden`
 */
export async function listenOnFreePort(app: Listener, config: Config): Promise<number> {
  const last = config.portIsFixed ? config.port : config.port + TRIES;
  for (let port = config.port; ; port++) {
    try {
      const address = await app.listen({ host: config.host, port });
      return Number(new URL(address).port);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EADDRINUSE" && port < last) continue;
      throw listenFailure(code, port, error);
    }
  }
}

function listenFailure(code: string | undefined, port: number, error: unknown): Error {
  if (code === "EADDRINUSE") {
    return new DomainError("port-taken", 500, {
      zh: `端口 ${port} 已被别的程序占用。请用 PORT 指定另一个端口,或不设 PORT 由系统自选。`,
      en: `Port ${port} is taken by another program. Set PORT to another one, or leave PORT unset and a free one is chosen.`,
    });
  }
  if (code === "EACCES") {
    return new DomainError("port-forbidden", 500, {
      zh: `当前用户不能使用端口 ${port}。请用 PORT 指定 1024 以上的端口。`,
      en: `This user may not use port ${port}. Set PORT to a number above 1024.`,
    });
  }
  return error as Error;
}
