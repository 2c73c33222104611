import type { Io } from "./io.ts";

interface Command {
  help: string;
  run(args: string[], io: Io): Promise<number>;
}

/** Each command is loaded when it is asked for, so that one does not pay for another. */
export const commands: Readonly<Record<string, Command>> = {
  rehearse: {
    help: "rehearse   演练:不用浏览器走完全程 / the whole line without a browser",
    run: async (args, io) => (await import("./rehearse/index.ts")).rehearse(args, io),
  },
  analyse: {
    help: "analyse    分析评分表:宽严、信度、失真 / severity, reliability and distortion of any rating table",
    run: async (args, io) => (await import("./analyse/index.ts")).analyse(args, io),
  },
  verify: {
    help: "verify     验证:verify audit FILE、verify ballots DIR、verify my-ballot FILE DIR,离线检查 / check offline",
    run: async (args, io) => (await import("./verify.ts")).verify(args, io),
  },
  certificate: {
    help: "certificate 证书:为封闭网络中的会议签发 HTTPS 证书 / HTTPS certificate of a meeting on a closed network",
    run: async (args, io) => (await import("./certificate/index.ts")).certificate(args, io),
  },
  recompute: {
    help: "recompute  重算全部得分表并比较 / compute every score sheet anew and compare",
    run: async (args, io) => (await import("./recompute/index.ts")).recompute(args, io),
  },
};

export function usage(): string {
  return `衡鉴 Hengjian: hengjian COMMAND …\n\n${Object.values(commands)
    .map((command) => `  ${command.help}\n`)
    .join("")}\n`;
}
