import { App } from "antd";
import { useCallback } from "react";
import { sentenceOf } from "../api/problem.ts";
import { useText } from "../i18n/index.ts";

/** Short messages: what was done, or why it was not. */
export function useSay() {
  const { message } = App.useApp();
  const text = useText();
  const done = useCallback((sentence: string) => void message.success(sentence), [message]);
  const refused = useCallback(
    (error: unknown) => void message.error({ content: text(sentenceOf(error)), duration: 8 }),
    [message, text],
  );
  return { done, refused };
}
