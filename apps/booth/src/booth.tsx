import { useCallback, useEffect, useState } from "preact/hooks";
import { Home } from "./home.tsx";
import { Session, type SessionParts } from "./session.ts";
import { SessionError } from "./session-error.ts";
import { Vote } from "./vote.tsx";
import { type Language, LanguageContext, useWords } from "./words.ts";

interface BoothProps {
  modern: boolean;
  parts: () => Promise<SessionParts>;
  /** Called when the manifest is there. */
  onOpened(): void;
}

function firstLanguage(): Language {
  return kept("language") === "en" || (kept("language") === null && navigator.language.startsWith("en"))
    ? "en"
    : "zh";
}

/** A preference; never anything about the ballot. */
function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A private window may forbid it; the preference then lasts as long as the page.
  }
}

export function Booth({ modern, parts, onOpened }: BoothProps) {
  const [language, setLanguage] = useState(firstLanguage);
  const [large, setLarge] = useState(kept("large") === "yes");
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.documentElement.className = large ? "large" : "";
    keep("language", language);
    keep("large", large ? "yes" : "no");
  }, [language, large]);
  return (
    <LanguageContext.Provider value={language}>
      <Bar
        large={large}
        onLanguage={() => setLanguage(language === "zh" ? "en" : "zh")}
        onLarge={() => setLarge(!large)}
      />
      <main>{modern ? <Opened parts={parts} onOpened={onOpened} /> : <TooOld />}</main>
    </LanguageContext.Provider>
  );
}

function Bar({ large, onLanguage, onLarge }: { large: boolean; onLanguage(): void; onLarge(): void }) {
  const { t, language } = useWords();
  return (
    <header class="bar">
      <button type="button" class="quiet" aria-pressed={large} onClick={onLarge}>
        {t("larger")}
      </button>
      <button type="button" class="quiet" lang={language === "zh" ? "en" : "zh-CN"} onClick={onLanguage}>
        {t("language")}
      </button>
    </header>
  );
}

function TooOld() {
  const { t } = useWords();
  return <p class="bad">{t("old")}</p>;
}

function Opened({ parts, onOpened }: Omit<BoothProps, "modern">) {
  const { t, say, explain } = useWords();
  const [session, setSession] = useState<Session | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [voting, setVoting] = useState<string | null>(null);
  const open = useCallback(() => {
    setFault(null);
    parts()
      .then((given) => Session.open(given))
      .then(setSession, (error: unknown) => {
        setFault(error instanceof SessionError ? error.code : "strange-answer");
      });
  }, [parts]);
  useEffect(open, [open]);
  const title = session === null ? null : say(session.frozen.manifest.title);
  useEffect(() => {
    if (title === null) return;
    document.title = title;
    onOpened();
  }, [title, onOpened]);

  if (fault !== null)
    return (
      <div role="alert">
        <p class="bad">{explain(fault)}</p>
        <button type="button" onClick={open}>
          {t("retry")}
        </button>
      </div>
    );
  if (session === null) return <p aria-live="polite">{t("opening")}</p>;
  if (voting !== null) return <Vote session={session} group={voting} onLeave={() => setVoting(null)} />;
  return <Home session={session} onVote={setVoting} />;
}
