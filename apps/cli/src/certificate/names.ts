import { isIP } from "node:net";

/** Under what phones reach the box, split as certificates want it. */
export interface Names {
  hosts: string[];
  addresses: string[];
}

const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** @throws Error for what is neither an IP address nor a host name */
export function readNames(given: readonly string[]): Names {
  const names = given.map((name) => name.toLowerCase());
  for (const name of names)
    if (isIP(name) === 0 && !HOST.test(name))
      throw new Error(`${name}: 不是 IP 地址或域名。 This is neither an IP address nor a host name.`);
  return {
    hosts: names.filter((name) => isIP(name) === 0),
    addresses: names.filter((name) => isIP(name) !== 0),
  };
}
