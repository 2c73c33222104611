import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freezeManifest, parseReceipt, receiptHolds } from "@hengjian/ballot";
import { issueTestToken, sealTestBallot, testManifest } from "@hengjian/ballot/testing";
import { readConfig } from "@hengjian/server/platform/config.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServerProcess } from "../server-process.ts";
import { certificate } from "./index.ts";

let folder: string;
let box: ChildProcess;
let ready: { address: string; setupKey: string; boxKey: string; booth: string };
const BOX = fileURLToPath(new URL("../../../box/src/main.ts", import.meta.url));
const at = (file: string) => join(folder, file);

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  let said = "";
  const out = { write: (text: string) => (said += text) };
  return { code: await certificate(args, { stdout: out, stderr: out }), said };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "衡鉴 certificate-"));
  const { code, said } = await run("127.0.0.1", "meeting.lan", "--out", folder);
  expect(said).toContain("it holds for 90 days and for 127.0.0.1, meeting.lan only");
  expect(code).toBe(0);
  box = spawn(
    process.execPath,
    [BOX, at("box"), "--port", "0", "--cert", at("server.pem"), "--key", at("server.key")],
    {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  ready = await new Promise((accept, refuse) => {
    box.once("message", accept as (message: unknown) => void);
    box.once("exit", (exit) => refuse(new Error(`The box ended with ${exit} while it started.`)));
  });
});
afterAll(() => {
  box.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

interface Asked {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
  trusting?: boolean;
  /** The name in the address bar. */
  name?: string;
}

/** One request as a device sends it that has the root installed, or has not. */
function ask(url: string, { method = "GET", body, headers = {}, trusting = true, name }: Asked = {}) {
  const ca = trusting ? readFileSync(at("ca.pem")) : undefined;
  return new Promise<{ status: number; body: string; cookie: string }>((accept, refuse) => {
    const options = {
      method,
      headers,
      ...(ca !== undefined && { ca }),
      ...(name !== undefined && { servername: name }),
    };
    const asking = request(url, options, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        accept({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(parts).toString(),
          cookie: answer.headers["set-cookie"]?.join() ?? "",
        }),
      );
    });
    asking.on("error", refuse);
    asking.end(body);
  });
}

const code = (expected: string) => expect.objectContaining({ code: expected });

test("a ballot is cast over HTTPS with a certificate made for this meeting", async () => {
  const { manifest, ...keys } = testManifest();
  const frozen = freezeManifest({ ...manifest, boxKey: ready.boxKey, booth: ready.booth });
  const campaign = { frozen, ...keys };
  const authorization = `Bearer ${ready.setupKey}`;
  const added = await ask(`${ready.address}/boxes`, {
    method: "POST",
    body: frozen.text,
    headers: { authorization },
  });
  expect(added.status).toBe(201);
  const { envelope, h } = sealTestBallot(campaign, "peers", issueTestToken(campaign, "peers"));
  const answer = await ask(`${ready.address}/c/test-2026/api/cast`, { method: "POST", body: envelope });
  expect(receiptHolds(frozen, parseReceipt(answer.body), "peers", h)).toBe(true);
  expect(ready.address).toMatch(/^https:/);
});

test("a device without the root is warned, and the root vouches for no other name", async () => {
  await expect(ask(`${ready.address}/health`, { trusting: false })).rejects.toEqual(
    code("UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
  );
  expect((await ask(`${ready.address}/health`, { name: "meeting.lan" })).status).toBe(200);
  await expect(ask(`${ready.address}/health`, { name: "bank.example" })).rejects.toEqual(
    code("ERR_TLS_CERT_ALTNAME_INVALID"),
  );
});

test("only root, certificate and key are left; the key is for its owner, and the root is bound to the names", () => {
  expect(
    readdirSync(folder)
      .filter((name) => name !== "box")
      .sort(),
  ).toEqual(["ca.pem", "server.key", "server.pem"]);
  expect(statSync(at("server.key")).mode & 0o777).toBe(0o600);
  const text = spawnSync("openssl", ["x509", "-in", at("ca.pem"), "-noout", "-text"], {
    encoding: "utf8",
  }).stdout;
  expect(text).toMatch(/Name Constraints: critical\s+Permitted:\s+DNS:meeting\.lan\s+IP:127\.0\.0\.1\/255/);
});

describe("the server", () => {
  test("speaks HTTPS with the same certificate, and its cookie is for HTTPS only", async () => {
    const tls = { HENGJIAN_TLS_CERT: at("server.pem"), HENGJIAN_TLS_KEY: at("server.key") };
    const server = await startServerProcess(at("data"), ["--empty", "--no-pages"], {
      ...tls,
      DATABASE_URL: "",
    });
    const password = /^\s+sysadmin\s+(\S+)/m.exec(server.output())?.[1] ?? "";
    const answer = await ask(`${server.url}/api/session`, {
      method: "POST",
      body: JSON.stringify({ username: "sysadmin", password }),
      headers: { "content-type": "application/json", origin: server.url },
    });
    await server.stop();
    expect(server.url).toMatch(/^https:/);
    expect(answer.status).toBe(200);
    expect(answer.cookie).toMatch(/Secure/);
  });

  test("says what is wrong with a certificate that it cannot use", () => {
    const [cert, key] = [at("server.pem"), at("server.key")];
    expect(() => readConfig([], { HENGJIAN_TLS_CERT: cert })).toThrow(code("half-certificate"));
    for (const [HENGJIAN_TLS_CERT, HENGJIAN_TLS_KEY] of [
      [at("ca.pem"), key],
      [cert, at("none")],
    ] as const)
      expect(() => readConfig([], { HENGJIAN_TLS_CERT, HENGJIAN_TLS_KEY })).toThrow(code("bad-certificate"));
  });
});

test("a wrong call says what is wrong with it", async () => {
  for (const call of [
    [],
    ["127.0.0.1"],
    ["a b", "--out", folder],
    ["a.b", "--out", folder, "--days", "9999"],
  ]) {
    const { code: exit, said } = await run(...call);
    expect(said).toContain("为封闭网络中的会议签发 HTTPS 证书");
    expect(exit).toBe(2);
  }
  expect((await run("--help")).code).toBe(0);
});
