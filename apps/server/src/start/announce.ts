import { explained } from "../platform/errors.ts";
import type { StartAccount } from "./accounts.ts";

const LINES = {
  starting: "衡鉴正在启动… Hengjian is starting…",
  building: "正在构建网页(仅在源码变化后)… Building the pages (only after a change)…",
  stopping: "正在停止… Stopping…",
  stopped: "已停止,数据已保存。 Stopped; the data is kept.",
} as const;

export function say(line: keyof typeof LINES): void {
  console.log(LINES[line]);
}

/** Where to open the system, and the accounts that this start may show. */
export function announce(url: string, accounts: readonly StartAccount[], demo: boolean): void {
  console.log(`\n衡鉴已就绪,请在浏览器中打开 / Hengjian is ready, open:\n\n    ${url}\n`);
  if (accounts.length > 0) {
    console.log(demo ? "演示县(虚构)的账号 / Accounts of the demo county (fictional):" : FIRST);
    for (const { username, password, roleZh, roleEn } of accounts) {
      console.log(`    ${username.padEnd(12)} ${password.padEnd(20)} ${roleZh} / ${roleEn}`);
    }
    console.log("");
  }
  console.log("按 Ctrl-C 停止 / Ctrl-C stops it.");
}

const FIRST =
  "三员的初始账号,只显示这一次,首次登录须改密码 / First accounts of the three officers, shown only now, to be changed at sign-in:";

/** One sentence in each language for an expected failure; the whole trace only for an unexpected one. */
export function explainFailure(error: unknown): void {
  const known = explained(error);
  if (known !== null) {
    console.error(`${known.text.zh}\n${known.text.en}`);
    return;
  }
  console.error("启动失败,原因如下。请把它告诉维护者。\nThe start failed for this reason; please report it.");
  console.error(error);
}
