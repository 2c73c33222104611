import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import {
  codeAddress,
  codeHash,
  eligibility,
  type FrozenManifest,
  freezeManifest,
  type IssuerStore,
  issueToken,
  newCode,
} from "@hengjian/ballot";
import { blindSignNative, nodeRandom } from "@hengjian/ballot/node";
import { testManifest } from "@hengjian/ballot/testing";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, launchBrowser } from "./harness.ts";

/** What docs/ballots.md says about phones on a closed network, in a real browser. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "hengjian-closed-network-"));
const at = (name: string) => join(folder, name);
/** The address of this machine in its network: the browser trusts 127.0.0.1 more than a phone trusts the hall's host. */
const host = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find((one) => one.family === "IPv4" && !one.internal)?.address;
const hasCertutil = spawnSync("certutil", ["-H"]).error === undefined;

const stops: (() => void)[] = [];
beforeAll(() => {
  run(
    process.execPath,
    [join(ROOT, "node_modules/vite/bin/vite.js"), "build", "--outDir", at("booth")],
    join(ROOT, "apps/booth"),
  );
  run(process.execPath, [
    join(ROOT, "apps/cli/src/main.ts"),
    "certificate",
    host ?? "127.0.0.1",
    "--out",
    at("tls"),
  ]);
});
afterAll(() => {
  for (const stop of stops) stop();
  rmSync(folder, { recursive: true, force: true });
});

function run(program: string, args: string[], cwd = ROOT): void {
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** Box and issuer on the network's address, as a hall has them; the address that a card shows. */
async function hall(secure: boolean): Promise<string> {
  const files = ["--cert", at("tls/server.pem"), "--key", at("tls/server.key")];
  const main = join(ROOT, "apps/box/src/main.ts");
  const args = [
    main,
    mkdtempSync(at("box-")),
    "--port",
    "0",
    "--host",
    host!,
    "--booth",
    at("booth"),
    ...(secure ? files : []),
  ];
  const box = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  stops.push(() => box.kill("SIGKILL"));
  const ready = await readyMessage(box);
  const { manifest, issuingKeys } = testManifest({
    groups: [{ id: "peers", eligible: 9, ratees: 1 }],
    items: 1,
  });
  const code = newCode(nodeRandom);
  let frozen: FrozenManifest | null = null;
  const issuer = await serve(secure, async (path, body) => {
    const store = issuerStore(codeHash(frozen!.hash, code));
    if (path.endsWith("eligibility")) return eligibility(frozen!, store, body);
    const sign = (group: string, blinded: Uint8Array) => blindSignNative(issuingKeys.get(group)!, blinded);
    return issueToken(frozen!, store, sign, Date.now(), body);
  });
  frozen = freezeManifest({ ...manifest, boxKey: ready.boxKey, booth: ready.booth, issuer });
  await added(ready, frozen.text);
  return codeAddress(`${ready.address}/c/test-2026/`, code, frozen.hashText);
}

interface Ready {
  address: string;
  setupKey: string;
  boxKey: string;
  booth: string;
}

function readyMessage(box: ChildProcess): Promise<Ready> {
  return new Promise((accept, refuse) => {
    box.once("message", accept as (message: unknown) => void);
    box.once("exit", (code) => refuse(new Error(`The box ended with ${code} while it started.`)));
  });
}

function issuerStore(hash: string): IssuerStore {
  return {
    holderOf: async (asked) => (asked === hash ? { holder: "card-1", groups: ["peers"] } : null),
    keepFirst: async (_group, _holder, requestHash) => requestHash,
  };
}

/** The issuer's two addresses, for a page of another origin. @returns its base address */
async function serve(
  secure: boolean,
  answer: (path: string, body: Parameters<typeof issueToken>[4]) => Promise<unknown>,
): Promise<string> {
  const handler: RequestListener = async (request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "content-type");
    if (request.method === "OPTIONS") return response.end();
    return response.end(JSON.stringify(await answer(request.url ?? "", JSON.parse(await text(request)))));
  };
  const tls = () => ({ cert: readFileSync(at("tls/server.pem")), key: readFileSync(at("tls/server.key")) });
  const server: Server = secure ? createHttpsServer(tls(), handler) : createServer(handler);
  await new Promise<void>((accept) => server.listen(0, host, accept));
  stops.push(() => server.closeAllConnections());
  stops.push(() => server.close());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `${secure ? "https" : "http"}://${host}:${port}`;
}

/** Set the campaign up, from a program that trusts the meeting's root. */
async function added({ address, setupKey }: Ready, manifest: string): Promise<void> {
  const script = `fetch(process.argv[1], { method: "POST", body: process.argv[3],
    headers: { authorization: "Bearer " + process.argv[2] } }).then(({ status }) => process.exit(status === 201 ? 0 : 1))`;
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: at("tls/ca.pem") };
  const { status, stderr } = spawnSync(
    process.execPath,
    ["-e", script, `${address}/boxes`, setupKey, manifest],
    { env, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`The box did not take the manifest. ${stderr}`);
}

/** A phone of its own, on which somebody installed the root or did not. */
async function phone(trusting: boolean): Promise<BrowserContext> {
  const home = mkdtempSync(join(folder, "home-"));
  if (trusting) {
    const store = join(home, ".pki/nssdb");
    mkdirSync(store, { recursive: true });
    run("certutil", ["-N", "-d", `sql:${store}`, "--empty-password"]);
    run("certutil", ["-A", "-d", `sql:${store}`, "-n", "meeting", "-t", "C,,", "-i", at("tls/ca.pem")]);
  }
  const browser = await launchBrowser({ env: { HOME: home, XDG_DATA_HOME: join(home, "data") } });
  stops.push(() => void browser.close());
  return browser.newContext({ viewport: { width: 360, height: 640 }, locale: "zh-CN" });
}

/** From the card to the receipt. */
async function voteOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "签到领取投票凭证" }).click();
  await page.getByRole("button", { name: "填写测评票" }).click();
  await page.getByText("档次1", { exact: true }).click();
  await page.getByRole("button", { name: "检查" }).click();
  await page.getByRole("button", { name: "投票" }).click();
  await page.getByText("票箱已收下您的票").waitFor();
}

const powers = (page: Page) =>
  page.evaluate(() => ({
    secure: isSecureContext,
    worker: "serviceWorker" in navigator,
    subtle: crypto.subtle !== undefined,
    random: crypto.getRandomValues(new Uint8Array(4)).length,
    shelf: typeof indexedDB,
  }));

describe.skipIf(!hasBrowser || host === undefined)("a phone on a closed network", () => {
  test.skipIf(!hasCertutil)(
    "with the root installed votes over HTTPS, and the page opens without network",
    async () => {
      const context = await phone(true);
      const page = await context.newPage();
      await page.goto(await hall(true));
      await voteOn(page);
      expect(await powers(page)).toEqual({
        secure: true,
        worker: true,
        subtle: true,
        random: 4,
        shelf: "object",
      });
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await context.setOffline(true);
      await page.reload();
      await page.getByText("票箱已收下您的票").waitFor();
    },
  );

  test("votes over plain HTTP too, without what browsers keep for HTTPS: the page does not open without network", async () => {
    const context = await phone(false);
    const page = await context.newPage();
    await page.goto(await hall(false));
    await voteOn(page);
    expect(await powers(page)).toEqual({
      secure: false,
      worker: false,
      subtle: false,
      random: 4,
      shelf: "object",
    });
    await page.reload();
    await page.getByText("票箱已收下您的票").waitFor();
    await context.setOffline(true);
    await expect(page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  });

  test("without the root is warned before anything loads", async () => {
    const page = await (await phone(false)).newPage();
    await expect(page.goto(await hall(true))).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
  });
});
