import type { Words } from "@hengjian/ballot";

/** Why a start cannot go on, and what to do; `{}` stands for the file, folder or port. */
const START_FAULTS = {
  "no-folder": {
    zh: "票箱的数据文件夹 {} 无法建立或读取。请检查路径和权限。",
    en: "The box's data folder {} cannot be made or read. Check path and permissions.",
  },
  "bad-key": {
    zh: "密钥文件 {} 已损坏。请从备份恢复它；不要删除，否则已冻结的测评都不能再收票。",
    en: "The key file {} is damaged. Restore it from a backup; do not delete it, or no frozen campaign can take ballots any more.",
  },
  locked: {
    zh: "另一个程序正在使用票箱文件夹 {}。请先停止它。",
    en: "Another process is using the box folder {}. Stop it first.",
  },
  "port-taken": {
    zh: "端口 {} 已被别的程序占用。请用 --port 指定另一个端口。",
    en: "Port {} is taken by another program. Give another one with --port.",
  },
  "bad-certificate": {
    zh: "证书或私钥 {} 无法读取，或两者不相配。请检查 --cert 和 --key。",
    en: "Certificate or key {} cannot be read, or they do not fit each other. Check --cert and --key.",
  },
  "half-certificate": {
    zh: "--cert 和 --key 须一起给出。{}",
    en: "--cert and --key must be given together. {}",
  },
} as const satisfies Record<string, Words>;

/** A start that cannot go on; found where it happens, said in one place. */
export class StartFault extends Error {
  readonly code: keyof typeof START_FAULTS;
  readonly text: Words;

  constructor(code: keyof typeof START_FAULTS, about: string) {
    const { zh, en } = START_FAULTS[code];
    super(en.replace("{}", about));
    this.code = code;
    this.text = { zh: zh.replace("{}", about).trim(), en: en.replace("{}", about).trim() };
  }
}
