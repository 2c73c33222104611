import { DomainError } from "../platform/errors.ts";
import type { DemoAccount } from "./demo.ts";

const LINES = {
  starting: "衡鉴正在启动… Hengjian is starting…",
  building: "正在构建网页(仅在源码变化后)… Building the pages (only after a change)…",
  stopping: "正在停止… Stopping…",
  stopped: "已停止,数据已保存。 Stopped; the data is kept.",
} as const;

export function say(line: keyof typeof LINES): void {
  console.log(LINES[line]);
}

/** Where to open the system and, when the demo county is loaded, with which accounts. */
export function announce(url: string, accounts: readonly DemoAccount[]): void {
  console.log(`\n衡鉴已就绪,请在浏览器中打开 / Hengjian is ready, open:\n\n    ${url}\n`);
  if (accounts.length > 0) {
    console.log("演示县(虚构)的账号 / Accounts of the demo county (fictional):");
    for (const account of accounts) {
      console.log(
        `    ${account.username.padEnd(12)} ${account.password.padEnd(16)} ${account.roleZh} / ${account.roleEn}`,
      );
    }
    console.log("");
  }
  console.log("按 Ctrl-C 停止 / Ctrl-C stops it.");
}

/** One sentence in each language for an expected failure; the whole trace only for an unexpected one. */
export function explainFailure(error: unknown): void {
  if (error instanceof DomainError) {
    console.error(`${error.text.zh}\n${error.text.en}`);
    return;
  }
  const code = (error as { code?: string }).code;
  if (code === "ENOSPC" || code === "53100") {
    console.error(
      "磁盘已满。请腾出空间后再启动;已有数据没有丢失。\nThe disk is full. Free some space and start again; existing data is not lost.",
    );
    return;
  }
  console.error("启动失败,原因如下。请把它告诉维护者。\nThe start failed for this reason; please report it.");
  console.error(error);
}
