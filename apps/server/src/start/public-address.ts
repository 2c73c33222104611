import { networkInterfaces } from "node:os";

/**
 * The host under which phones of the same network reach what listens on `host`. Listening on all addresses, it is the
 * first one that is not the machine itself; where several networks meet, HENGJIAN_PUBLIC_URL says which.
 */
export function hostForPhones(host: string): string {
  if (host !== "0.0.0.0" && host !== "::") return host.includes(":") ? `[${host}]` : host;
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find((one) => one.family === "IPv4" && !one.internal);
  return outside?.address ?? "localhost";
}
