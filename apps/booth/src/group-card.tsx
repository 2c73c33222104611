import { delayBefore, disputeFrom, type FrozenGroup, type Pending } from "@hengjian/ballot";
import { useCallback, useEffect, useState } from "preact/hooks";
import { type Session, SessionError, type Standing } from "./session.ts";
import { useWords, type Word } from "./words.ts";

interface CardProps {
  session: Session;
  group: FrozenGroup;
  onVote(group: string): void;
}

/** One ballot of this rater and where it stands. */
export function GroupCard({ session, group, onVote }: CardProps) {
  const { t, say, explain } = useWords();
  const { id, name, ratees } = group.group;
  const [standing, setStanding] = useState<Standing | null>(null);
  useEffect(() => {
    void session.standing(id).then(setStanding);
  }, [session, id]);
  return (
    <section class="card" aria-label={say(name)}>
      <h2>{say(name)}</h2>
      <p class="ratees">
        {t("ratees")} {t("persons", { n: ratees.length })}:{ratees.map((one) => one.name).join("、")}
      </p>
      {standing?.step === "voting" && (
        <>
          <p>{t("signedIn")}</p>
          <button type="button" class="main" onClick={() => onVote(id)}>
            {standing.draft.length === 0 ? t("fill") : t("goOn")}
          </button>
        </>
      )}
      {standing?.step === "sending" && (
        <Sending session={session} pending={standing.pending} onChange={setStanding} />
      )}
      {standing?.step === "refused" && (
        <p class="bad" role="alert">
          {explain(standing.pending.refusal ?? "strange-answer")}
        </p>
      )}
      {standing?.step === "taken" && <Taken session={session} pending={standing.pending} />}
    </section>
  );
}

/** Tries until the box has answered for good; every attempt is on the shelf, so a closed page goes on later. */
function Sending({
  session,
  pending,
  onChange,
}: {
  session: Session;
  pending: Pending;
  onChange(standing: Standing): void;
}) {
  const { t, explain } = useWords();
  const { group, attempts, refusal } = pending;
  const [now, setNow] = useState(0);
  useEffect(() => {
    let live = true;
    const attempt = () => {
      void session.send(group).then((standing) => {
        if (live) onChange(standing);
      });
    };
    const wait = attempts === 0 || now > 0 ? 0 : delayBefore(attempts - 1, Math.random());
    const timer = setTimeout(attempt, wait);
    // Back in a network: no need to sit out the wait.
    window.addEventListener("online", attempt);
    return () => {
      live = false;
      clearTimeout(timer);
      window.removeEventListener("online", attempt);
    };
  }, [session, group, attempts, now, onChange]);
  return (
    <div aria-live="polite">
      <p>{attempts === 0 ? t("sending") : t("waiting", { n: attempts })}</p>
      {refusal !== null && <p>{explain(refusal)}</p>}
      <button type="button" onClick={() => setNow(now + 1)}>
        {t("sendNow")}
      </button>
    </div>
  );
}

type Checked = { word: Word; root: string | null; proof: boolean } | { code: string };

function Taken({ session, pending }: { session: Session; pending: Pending }) {
  const { t, explain } = useWords();
  const [checked, setChecked] = useState<Checked | "busy" | null>(null);
  const check = useCallback(async () => {
    setChecked("busy");
    try {
      const { counted, root } = await session.check(pending.group);
      if (counted.outcome === "counted") setChecked({ word: "counted", root, proof: false });
      else setChecked({ word: counted.outcome === "record-broken" ? "broken" : "gone", root, proof: true });
    } catch (error) {
      setChecked({ code: error instanceof SessionError ? error.code : "strange-answer" });
    }
  }, [session, pending]);
  return (
    <>
      <p class="good" role="status">
        ✓ {t("taken")}
      </p>
      <p>
        {t("receipt")} <span class="hash">{pending.receipt?.h.slice(0, 16)}</span>
      </p>
      <p>{t("receiptHelp")}</p>
      <button type="button" onClick={() => void check()} disabled={checked === "busy"}>
        {checked === "busy" ? t("checking") : t("check")}
      </button>
      <div aria-live="polite">
        {checked !== null && checked !== "busy" && "code" in checked && <p>{explain(checked.code)}</p>}
        {checked !== null && checked !== "busy" && "word" in checked && (
          <>
            <p class={checked.proof ? "bad" : "good"}>{t(checked.word)}</p>
            {checked.root !== null && (
              <p>
                {t("root")} <span class="hash">{checked.root}</span>
              </p>
            )}
            {checked.proof && <Proof pending={pending} />}
          </>
        )}
      </div>
    </>
  );
}

/** As a file, and as text for browsers inside messengers, which save nothing. */
function Proof({ pending }: { pending: Pending }) {
  const { t } = useWords();
  const text = JSON.stringify(disputeFrom(pending));
  return (
    <>
      <a download="hengjian-dispute.json" href={`data:application/json,${encodeURIComponent(text)}`}>
        {t("dispute")}
      </a>
      <textarea readOnly aria-label={t("dispute")} value={text} rows={4} />
    </>
  );
}
