import { spawnSync } from "node:child_process";
import { randomBytes, X509Certificate } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Names } from "./names.ts";

/** There is no usable openssl; the sentence says what to do. */
export class NoOpenssl extends Error {}

/**
 * A root that can sign for these names only (RFC 5280 section 4.2.1.10) and one certificate signed by it. The root's
 * key never leaves a temporary folder, which is removed: installing the root lets nobody pose as another site.
 * @throws NoOpenssl
 */
export function makeCertificate(names: Names, out: string, days: number): { fingerprint: string } {
  const scratch = mkdtempSync(join(tmpdir(), "hengjian-certificate-"));
  const at = (file: string) => join(scratch, file);
  try {
    writeFileSync(at("conf"), configuration(names));
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", at("conf")];
    openssl(
      "req",
      "-x509",
      ...key,
      "-extensions",
      "ca",
      "-days",
      String(days),
      "-keyout",
      at("ca.key"),
      "-out",
      at("ca.pem"),
    );
    openssl("req", "-new", ...key, "-keyout", at("server.key"), "-out", at("csr"));
    const serial = ["-set_serial", `0x${randomBytes(16).toString("hex")}`];
    const signer = ["-CA", at("ca.pem"), "-CAkey", at("ca.key"), ...serial, "-days", String(days), "-sha256"];
    openssl(
      "x509",
      "-req",
      "-in",
      at("csr"),
      ...signer,
      "-extfile",
      at("conf"),
      "-extensions",
      "leaf",
      "-out",
      at("server.pem"),
    );
    mkdirSync(out, { recursive: true });
    for (const file of ["ca.pem", "server.pem", "server.key"]) copyFileSync(at(file), join(out, file));
    chmodSync(join(out, "server.key"), 0o600);
    return { fingerprint: new X509Certificate(readFileSync(at("ca.pem"))).fingerprint256 };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function configuration(names: Names): string {
  const { hosts, addresses } = names;
  const alternatives = [
    ...hosts.map((host, i) => `DNS.${i + 1} = ${host}`),
    ...addresses.map((address, i) => `IP.${i + 1} = ${address}`),
  ];
  return [
    "[req]",
    "prompt = no",
    "distinguished_name = subject",
    "[subject]",
    `CN = Hengjian meeting ${[...hosts, ...addresses][0]}`,
    "[ca]",
    "basicConstraints = critical, CA:TRUE, pathlen:0",
    "keyUsage = critical, keyCertSign",
    "subjectKeyIdentifier = hash",
    "nameConstraints = critical, @constraints",
    "[constraints]",
    ...constraints(names),
    "[leaf]",
    "basicConstraints = critical, CA:FALSE",
    "keyUsage = critical, digitalSignature",
    "extendedKeyUsage = serverAuth",
    "subjectKeyIdentifier = hash",
    "authorityKeyIdentifier = keyid",
    "subjectAltName = @names",
    "[names]",
    ...alternatives,
    "",
  ].join("\n");
}

/** A kind of name that is not mentioned at all would be free, so each kind is bounded. */
function constraints({ hosts, addresses }: Names): string[] {
  const permittedHosts = hosts.length === 0 ? ["invalid"] : hosts;
  const permittedAddresses = addresses.map((address, i) => {
    const mask = isIP(address) === 4 ? "255.255.255.255" : "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
    return `permitted;IP.${i + 1} = ${address}/${mask}`;
  });
  const noAddresses = ["excluded;IP.1 = 0.0.0.0/0.0.0.0", "excluded;IP.2 = ::/::"];
  return [
    ...permittedHosts.map((host, i) => `permitted;DNS.${i + 1} = ${host}`),
    ...(addresses.length === 0 ? noAddresses : permittedAddresses),
  ];
}

function openssl(...args: string[]): void {
  const run = spawnSync("openssl", args, { encoding: "utf8" });
  if (run.status === 0) return;
  const said = run.error === undefined ? run.stderr : "";
  throw new NoOpenssl(
    `证书没有做成：需要 openssl 3（Debian/Ubuntu：sudo apt-get install openssl）。\n` +
      `The certificate was not made; openssl 3 is needed (Debian/Ubuntu: sudo apt-get install openssl).\n${said}`,
  );
}
