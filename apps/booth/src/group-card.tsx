import { delayBefore, type FrozenGroup, type Pending } from "@hengjian/ballot";
import { useEffect, useState } from "preact/hooks";
import { Receipt } from "./receipt.tsx";
import type { Session, Standing } from "./session.ts";
import { wayOn } from "./way-on.ts";
import { useWords } from "./words.ts";

interface CardProps {
  session: Session;
  group: FrozenGroup;
  onVote(group: string): void;
}

/** One ballot of this rater and where it stands. */
export function GroupCard({ session, group, onVote }: CardProps) {
  const { t, say } = useWords();
  const { id, name, ratees } = group.group;
  const [standing, setStanding] = useState<Standing | null>(null);
  useEffect(() => {
    void session.standing(id).then(setStanding);
  }, [session, id]);
  return (
    <section class="card" aria-label={say(name)}>
      <h2>{t("group", { name: say(name) })}</h2>
      <p class="ratees">
        {t("ratees", { n: ratees.length, names: ratees.map((one) => one.name).join(t("listed")) })}
      </p>
      <Anonymity session={session} group={group} />
      {standing?.step === "voting" && (
        <>
          <p class="good">{t("signedIn")}</p>
          <p>{t("anyTime")}</p>
          <button type="button" class="main" onClick={() => onVote(id)}>
            {standing.draft.length === 0 ? t("fill") : t("goOn")}
          </button>
        </>
      )}
      {standing?.step === "sending" && (
        <Sending session={session} pending={standing.pending} onChange={setStanding} />
      )}
      {standing?.step === "refused" && (
        <Refused session={session} pending={standing.pending} onChange={setStanding} />
      )}
      {standing?.step === "taken" && <Receipt session={session} pending={standing.pending} />}
      <Earlier session={session} group={id} />
    </section>
  );
}

/** What the size of the group keeps from being promised. */
function Anonymity({ session, group }: { session: Session; group: FrozenGroup }) {
  const { t } = useWords();
  const { mean, distribution } = session.frozen.manifest.thresholds;
  const n = group.group.eligible;
  if (n < mean) return <p class="note">{t("tiny", { n, min: mean })}</p>;
  if (n < distribution) return <p class="note">{t("small", { n, min: distribution })}</p>;
  return null;
}

interface PendingProps {
  session: Session;
  pending: Pending;
  onChange(standing: Standing): void;
}

/** Tries until the box has answered for good; every attempt is on the shelf, so a closed page goes on later. */
function Sending({ session, pending, onChange }: PendingProps) {
  const { t, explain } = useWords();
  const { group, attempts, refusal } = pending;
  /** The number of attempts at which the rater asked for the next one at once. */
  const [hurried, setHurried] = useState<number | null>(null);
  useEffect(() => {
    let live = true;
    const attempt = () => {
      void session.send(group).then((standing) => {
        if (live) onChange(standing);
      });
    };
    const atOnce = attempts === 0 || hurried === attempts;
    const timer = setTimeout(attempt, atOnce ? 0 : delayBefore(attempts - 1, Math.random()));
    // Back in a network: no need to sit out the wait.
    window.addEventListener("online", attempt);
    return () => {
      live = false;
      clearTimeout(timer);
      window.removeEventListener("online", attempt);
    };
  }, [session, group, attempts, hurried, onChange]);
  return (
    <>
      <p role="status">
        {attempts === 0 ? t("sending") : refusal === null ? t("waiting") : explain(refusal)}
      </p>
      {attempts > 0 && (
        <p>
          <button type="button" onClick={() => setHurried(attempts)}>
            {t("sendNow")}
          </button>{" "}
          <small>{t("tries", { n: attempts })}</small>
        </p>
      )}
    </>
  );
}

function Refused({ session, pending, onChange }: PendingProps) {
  const { t, explain } = useWords();
  const way = wayOn(pending.refusal);
  return (
    <>
      <p class="bad" role="alert">
        {explain(pending.refusal ?? "strange-answer")}
      </p>
      {way === "resend" && (
        <button type="button" onClick={() => void session.resend(pending.group).then(onChange)}>
          {t("resend")}
        </button>
      )}
      {way === "change" && (
        <button type="button" onClick={() => void session.reopen(pending.group).then(onChange)}>
          {t("changeAndSend")}
        </button>
      )}
    </>
  );
}

/** Receipts of raters who used this phone before; they hold no answers. */
function Earlier({ session, group }: { session: Session; group: string }) {
  const { t } = useWords();
  const [ballots, setBallots] = useState<Pending[]>([]);
  useEffect(() => {
    void session.earlier(group).then(setBallots);
  }, [session, group]);
  if (ballots.length === 0) return null;
  return (
    <details>
      <summary>{t("earlier", { n: ballots.length })}</summary>
      {ballots.map((one) => (
        <Receipt key={one.blinder} session={session} pending={one} />
      ))}
    </details>
  );
}
