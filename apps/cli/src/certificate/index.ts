import { parseArgs } from "node:util";
import type { Io } from "../io.ts";
import { makeCertificate, NoOpenssl } from "./make.ts";
import { readNames } from "./names.ts";

const USAGE = `hengjian certificate NAME… --out DIR [--days 90]
    为封闭网络中的会议签发 HTTPS 证书。NAME 是手机访问时使用的 IP 地址或域名，可有几个；需要 openssl。
    Makes the HTTPS certificate of a meeting on a closed network. NAME is the IP address or host name that phones open,
    one or several; needs openssl.
        ca.pem       装到会议设备上的根证书，只对这些 NAME 有效 / root to install on the devices, good for these names only
        server.pem   服务器和票箱的证书 / certificate of server and box
        server.key   它的私钥，只留在服务器上 / its key, stays on the server
`;

interface Call {
  names: string[];
  out: string;
  days: number;
}

/** @returns 0 when the files stand, 1 when they could not be made, 2 for a wrong call */
export async function certificate(argv: string[], io: Io): Promise<number> {
  const call = readCall(argv);
  if (call === "help") {
    io.stdout.write(USAGE);
    return 0;
  }
  if (typeof call === "string") {
    io.stderr.write(`${call}${USAGE}`);
    return 2;
  }
  try {
    const { fingerprint } = makeCertificate(readNames(call.names), call.out, call.days);
    io.stdout.write(madeWords(call, fingerprint));
    return 0;
  } catch (error) {
    if (!(error instanceof NoOpenssl)) throw error;
    io.stderr.write(error.message);
    return 1;
  }
}

function readCall(argv: string[]): Call | "help" | string {
  const options = {
    out: { type: "string" },
    days: { type: "string", default: "90" },
    help: { type: "boolean", short: "h" },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    if (values.help === true) return "help";
    if (positionals.length === 0 || values.out === undefined) return "";
    const days = Number(values.days);
    // Apple's systems take no certificate of more than 825 days, whoever signed it.
    if (!Number.isInteger(days) || days < 1 || days > 825)
      return "--days 应为 1 至 825 的整数。 --days takes a whole number from 1 to 825.\n";
    readNames(positionals);
    return { names: positionals, out: values.out, days };
  } catch (error) {
    return `${(error as Error).message}\n`;
  }
}

function madeWords({ names, out, days }: Call, fingerprint: string): string {
  return `证书已写入 ${out}，${days} 天内有效，只对 ${names.join("、")} 有效。
The certificate stands in ${out}; it holds for ${days} days and for ${names.join(", ")} only.

1. 启动服务器和票箱 / Start server and box:
   HENGJIAN_TLS_CERT=${out}/server.pem HENGJIAN_TLS_KEY=${out}/server.key HOST=0.0.0.0 npm start
   npm run box -- DIR --host 0.0.0.0 --cert ${out}/server.pem --key ${out}/server.key
2. 在会议设备上安装根证书 ${out}/ca.pem，并核对指纹 / Install the root on the devices and compare its fingerprint:
   SHA-256 ${fingerprint}
根证书的私钥已销毁，没有人能用它再签发别的证书。
The root's key was destroyed: nobody can sign another certificate with it.
`;
}
