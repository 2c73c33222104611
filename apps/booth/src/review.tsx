import { type FormItem, type FrozenGroup, NOT_KNOWN, type Sheet } from "@hengjian/ballot";
import { useEffect, useRef, useState } from "preact/hooks";
import { comment, type Draft, type Edit, missingOf } from "./draft.ts";
import { CommentBox } from "./rows.tsx";
import type { Session } from "./session.ts";
import { SessionError } from "./session-error.ts";
import { useWords } from "./words.ts";

interface ReviewProps {
  session: Session;
  group: FrozenGroup;
  draft: Draft;
  onEdit: Edit;
  onDone(): void;
  /** Go back to the ratee at this place. */
  onChange(ratee: number): void;
}

/** The whole ballot once more before it is sealed for good. */
export function Review({ session, group, draft, onEdit, onDone, onChange }: ReviewProps) {
  const { t, explain } = useWords();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => top.current?.focus(), []);
  const missing = draft.reduce((sum, sheet) => sum + missingOf(group, sheet), 0);
  const cast = async () => {
    const found = session.fault(group.group.id, draft);
    if (found !== null) return setFault(found);
    setBusy(true);
    try {
      await session.seal(group.group.id, draft);
      onDone();
    } catch (error) {
      setBusy(false);
      setFault(error instanceof SessionError ? error.code : "strange-answer");
    }
  };
  return (
    <>
      <h1 tabIndex={-1} ref={top}>
        {t("reviewTitle")}
      </h1>
      <p class={missing === 0 ? "good" : "bad"}>
        {missing === 0 ? t("complete") : t("missing", { n: missing })}
      </p>
      {group.group.ratees.map((ratee, i) => (
        <section class="row" key={ratee.id}>
          <h2>
            <span class="name">{ratee.name}</span> <span class="post">{ratee.post}</span>
          </h2>
          <Answers items={group.form.items} sheet={draft[i]!} />
          <button type="button" class="quiet" onClick={() => onChange(i)}>
            {t("change")}
            <span class="unseen">{ratee.name}</span>
          </button>
          <CommentBox
            longest={group.form.commentLength}
            sheet={draft[i]!}
            onComment={(text) => onEdit(comment(draft, ratee.id, text))}
          />
        </section>
      ))}
      {fault !== null && (
        <p class="bad" role="alert">
          {explain(fault)}
        </p>
      )}
      <nav class="steps">
        <button type="button" onClick={() => onChange(0)}>
          {t("before")}
        </button>
        <button type="button" class="main" disabled={missing > 0 || busy} onClick={() => void cast()}>
          {t("cast")}
        </button>
      </nav>
    </>
  );
}

function Answers({ items, sheet }: { items: readonly FormItem[]; sheet: Sheet }) {
  const { t, say } = useWords();
  if (sheet.recused) return <p class="recused">{t("recused")}</p>;
  const chosen = (item: FormItem) => {
    const level = sheet.answers[item.id];
    if (level === undefined) return <strong class="bad">{t("notAnswered")}</strong>;
    if (level === NOT_KNOWN) return t("notKnown");
    return say(item.levels.find((one) => one.id === level)!.text);
  };
  return (
    <dl class="answers">
      {items.map((item) => (
        <div key={item.id}>
          <dt>{say(item.text)}</dt>
          <dd>{chosen(item)}</dd>
        </div>
      ))}
    </dl>
  );
}
