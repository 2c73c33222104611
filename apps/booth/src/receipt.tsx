import { disputeFrom, type Pending } from "@hengjian/ballot";
import { useCallback, useState } from "preact/hooks";
import type { Session } from "./session.ts";
import { SessionError } from "./session-error.ts";
import { useWords, type Word } from "./words.ts";

type Checked = { word: Word; root: string | null; proof: boolean } | { code: string };

/** A ballot that the box has taken: its receipt, and later whether it was counted. */
export function Receipt({ session, pending }: { session: Session; pending: Pending }) {
  const { t } = useWords();
  const [checked, setChecked] = useState<Checked | "busy" | null>(null);
  const check = useCallback(async () => {
    setChecked("busy");
    setChecked(await lookUp(session, pending));
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
        {checked !== null && checked !== "busy" && <Outcome checked={checked} pending={pending} />}
      </div>
    </>
  );
}

async function lookUp(session: Session, pending: Pending): Promise<Checked> {
  try {
    const { counted, root } = await session.check(pending);
    if (counted.outcome === "counted") return { word: "counted", root, proof: false };
    return { word: counted.outcome === "record-broken" ? "broken" : "gone", root, proof: true };
  } catch (error) {
    return { code: error instanceof SessionError ? error.code : "strange-answer" };
  }
}

function Outcome({ checked, pending }: { checked: Checked; pending: Pending }) {
  const { t, explain } = useWords();
  if ("code" in checked) return <p>{checked.code === "not-closed" ? t("notYet") : explain(checked.code)}</p>;
  return (
    <>
      <p class={checked.proof ? "bad" : "good"}>{t(checked.word)}</p>
      {checked.root !== null && (
        <p>
          {t("root")} <span class="hash">{checked.root}</span>
        </p>
      )}
      {checked.proof && <Proof pending={pending} />}
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
