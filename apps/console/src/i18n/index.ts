import type { Text } from "@hengjian/appraisal";
import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import { fullWidth } from "./full-width.ts";
import { resources, side, type TextKey, type TextPairs } from "./resources.ts";

export type Language = "zh" | "en";

/** What `t` does, for functions that take it: the library's own type has grown too deep to be handed on. */
export type Translate = (key: TextKey, values?: Record<string, unknown>) => string;

const STORED = "hengjian.language";

function storedLanguage(): Language {
  return localStorage.getItem(STORED) === "en" ? "en" : "zh";
}

/** Chinese first; the choice is kept on this computer. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources,
    lng: storedLanguage(),
    fallbackLng: "zh",
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  nameTheDocument();
}

/** Texts of pages that few people open; they come with the page, so that the first load stays small. */
export function addTexts(pairs: TextPairs): void {
  i18next.addResourceBundle("zh", "translation", side(pairs, 0));
  i18next.addResourceBundle("en", "translation", side(pairs, 1));
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await i18next.changeLanguage(language);
  nameTheDocument();
}

function nameTheDocument(): void {
  document.documentElement.lang = currentLanguage() === "zh" ? "zh-CN" : "en";
}

export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh";
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === "en" ? "en" : "zh";
}

/** For texts that come in both languages from the server. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return useCallback(
    (text: Text) => (language === "zh" || text.en === "" ? fullWidth(text.zh) : text.en),
    [language],
  );
}

/** A list in words: 、in Chinese, commas in English. */
export function useListing(): (parts: readonly string[]) => string {
  const language = useLanguage();
  return useCallback((parts) => parts.join(language === "zh" ? "、" : ", "), [language]);
}
