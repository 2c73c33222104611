import { type FrozenGroup, readableHash, readCode } from "@hengjian/ballot";
import { useCallback, useEffect, useState } from "preact/hooks";
import { GroupCard } from "./group-card.tsx";
import type { Session } from "./session.ts";
import { SessionError } from "./session-error.ts";
import { moment, useWords } from "./words.ts";

/** Who asks, about whom, until when, what is promised; then signing in and the way to each ballot. */
export function Home({ session, onVote }: { session: Session; onVote(group: string): void }) {
  const { t, say } = useWords();
  const [groups, setGroups] = useState<FrozenGroup[] | null>(null);
  const [code, setCode] = useState<string | null>(null);
  /** Counts the sign-ins, each of which may bring another rater to this phone. */
  const [turn, setTurn] = useState(0);
  const refresh = useCallback(async () => {
    setCode(await session.code());
    setGroups(await session.groups());
    setTurn((before) => before + 1);
  }, [session]);
  useEffect(() => {
    void refresh();
  }, [refresh]);

  const { manifest, hashText } = session.frozen;
  if (groups === null) return <p>{t("opening")}</p>;
  return (
    <>
      <h1>{say(manifest.title)}</h1>
      <p class="asks">{t("asks", { name: say(manifest.organiser) })}</p>
      {manifest.mode === "mock" && <p class="mock">{t("mock")}</p>}
      {groups.length === 0 && <Everybody session={session} />}
      {groups.map((one) => (
        <GroupCard key={`${one.group.id} ${turn}`} session={session} group={one} onVote={onVote} />
      ))}
      {(groups.length === 0 || code !== null) && <SignIn session={session} code={code} onDone={refresh} />}
      <dl class="facts">
        <dt>{t("issuing")}</dt>
        <dd>
          <Span {...manifest.issuing} />
        </dd>
        <dt>{t("casting")}</dt>
        <dd>
          <Span {...manifest.casting} />
        </dd>
      </dl>
      <section>
        <h2>{t("promisedTitle")}</h2>
        <ul>
          <li>{t("promised1")}</li>
          <li>{t("promised2")}</li>
          <li>{t("promised3")}</li>
        </ul>
        <h2>{t("notPromisedTitle")}</h2>
        <ul>
          <li>{t("notPromised1")}</li>
          <li>{t("notPromised2")}</li>
          <li>{t("notPromised3")}</li>
          <li>{t("notPromised4")}</li>
          <li>{t("notPromised5")}</li>
        </ul>
        <h2>{t("hash")}</h2>
        <p class="hash">{readableHash(hashText)}</p>
      </section>
    </>
  );
}

/** Before signing in nobody knows which of them the rater will see. */
function Everybody({ session }: { session: Session }) {
  const { t } = useWords();
  const { groups } = session.frozen.manifest;
  const names = new Map(groups.flatMap(({ ratees }) => ratees.map(({ id, name }) => [id, name])));
  return (
    <details>
      <summary>{t("everybody", { n: names.size })}</summary>
      <p>{Array.from(names.values()).join(t("listed"))}</p>
    </details>
  );
}

function Span({ from, until }: { from: string; until: string }) {
  const { t } = useWords();
  const [first, last] = [moment(from), moment(until)];
  const sameDay = first.slice(0, 10) === last.slice(0, 10);
  return <>{t("until", { from: first, until: sameDay ? last.slice(11) : last })}</>;
}

function SignIn({
  session,
  code,
  onDone,
}: {
  session: Session;
  code: string | null;
  onDone(): Promise<void>;
}) {
  const { t, explain } = useWords();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const signIn = async () => {
    const given = code ?? readCode(typed);
    if (given === null) return setFault("codeBad");
    setBusy(true);
    setFault(null);
    try {
      await session.signIn(given);
      await onDone();
    } catch (error) {
      setFault(error instanceof SessionError ? error.code : "strange-answer");
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      {code === null && (
        <label>
          {t("codeLabel")}
          <input
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
        </label>
      )}
      <button type="submit" class="main" disabled={busy}>
        {busy ? t("signingIn") : t("signIn")}
      </button>
      {fault !== null && (
        <p class="bad" role="alert">
          {explain(fault)}
        </p>
      )}
    </form>
  );
}
