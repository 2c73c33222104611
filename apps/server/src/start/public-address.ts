import { networkInterfaces } from "node:os";
import type { Config } from "../platform/config.ts";

export function addressForPhones({ tls, host }: Pick<Config, "tls" | "host">, port: number): string {
  return `${tls === null ? "http" : "https"}://${hostForPhones(host)}:${port}`;
}

/**
 * The host under which phones of the same network reach what listens on `host`. Listening on all addresses, it is the
 * first one that is not the machine itself; where several networks meet, HENGJIAN_PUBLIC_URL says which.
 */
function hostForPhones(host: string): string {
  if (host !== "0.0.0.0" && host !== "::") return host.includes(":") ? `[${host}]` : host;
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find((one) => one.family === "IPv4" && !one.internal);
  return outside?.address ?? "localhost";
}
