import type { Bilingual } from "@hengjian/psychometrics";

export type Language = "zh" | "en";

export function both(zh: string, en: string): Bilingual {
  return { zh, en };
}

/** Chinese unless the environment names another language; "C" and "POSIX" name none. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  const name = /^[a-z]+/i.exec(locale)?.[0].toLowerCase() ?? "c";
  return ["zh", "c", "posix"].includes(name) ? "zh" : "en";
}

/** The language of the reader first. */
export function inOrder(text: Bilingual, language: Language): string {
  return language === "zh" ? `${text.zh}\n${text.en}\n` : `${text.en}\n${text.zh}\n`;
}
