import type { FrozenGroup, Sheet } from "@hengjian/ballot";
import { useEffect, useRef, useState } from "preact/hooks";
import { answer, comment, type Draft, type Edit, missingOf, recuse, startDraft } from "./draft.ts";
import { Review } from "./review.tsx";
import { CommentBox, ItemHead, LevelChoice, RecuseBox } from "./rows.tsx";
import type { Session } from "./session.ts";
import { useWords } from "./words.ts";

interface VoteProps {
  session: Session;
  group: string;
  onLeave(): void;
}

type Way = "matrix" | "one-by-one";

/** Filling in one ballot, indicator by indicator or person by person; every change is saved on the phone. */
export function Vote({ session, group: id, onLeave }: VoteProps) {
  const group = session.frozen.groups.get(id)!;
  const { t, say } = useWords();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [barred, setBarred] = useState<string[]>([]);
  const [way, setWay] = useState<Way>("matrix");
  const [page, setPage] = useState(0);
  const [reviewing, setReviewing] = useState(false);
  const top = useRef<HTMLHeadingElement>(null);
  const beforeRecusal = useRef(new Map<string, Sheet>());
  useEffect(() => {
    void session.standing(id).then((standing) => {
      if (standing.step !== "voting") return onLeave();
      setBarred(standing.recusals);
      setDraft(startDraft(group, standing.draft, standing.recusals));
    });
  }, [session, id, group, onLeave]);
  const place = `${way} ${page} ${reviewing}`;
  useEffect(() => {
    if (place === "") return;
    window.scrollTo(0, 0);
    top.current?.focus();
  }, [place]);

  if (draft === null) return <p>{t("opening")}</p>;
  const edit: Edit = (next) => {
    setDraft(next);
    void session.saveDraft(id, next);
  };
  const setRecused = (ratee: string, recused: boolean) => {
    const kept = beforeRecusal.current;
    const now = draft.find((one) => one.ratee === ratee);
    if (recused && now !== undefined) kept.set(ratee, now);
    edit(recuse(draft, ratee, recused, kept.get(ratee)));
  };
  if (reviewing)
    return (
      <Review
        session={session}
        group={group}
        draft={draft}
        onEdit={edit}
        onDone={onLeave}
        onChange={(ratee) => {
          setWay("one-by-one");
          setPage(ratee);
          setReviewing(false);
        }}
      />
    );
  const shown = { group, index: page, draft, barred, onEdit: edit, onRecuse: setRecused };
  const pages = way === "matrix" ? group.form.items.length : group.group.ratees.length;
  const chooseWay = (to: Way) => {
    setWay(to);
    setPage(0);
  };
  return (
    <>
      <h1 tabIndex={-1} ref={top}>
        {t("step", { name: say(group.group.name), n: page + 1, all: pages })}
      </h1>
      <fieldset class="ways">
        <legend class="unseen">{t("form")}</legend>
        <WayButton way="matrix" now={way} text={t("matrix")} onChoose={chooseWay} />
        <WayButton way="one-by-one" now={way} text={t("oneByOne")} onChoose={chooseWay} />
      </fieldset>
      {way === "matrix" ? <ItemPage {...shown} /> : <RateePage {...shown} />}
      <p class="missing" aria-live="polite">
        {t("missing", { n: draft.reduce((sum, sheet) => sum + missingOf(group, sheet), 0) })}
      </p>
      <nav class="steps">
        <button type="button" onClick={() => (page === 0 ? onLeave() : setPage(page - 1))}>
          {page === 0 ? t("home") : t("before")}
        </button>
        {page < pages - 1 && (
          <button type="button" class="main" onClick={() => setPage(page + 1)}>
            {t("next")}
          </button>
        )}
        <button type="button" class={page === pages - 1 ? "main" : ""} onClick={() => setReviewing(true)}>
          {t("review")}
        </button>
      </nav>
    </>
  );
}

interface PageProps {
  group: FrozenGroup;
  index: number;
  draft: Draft;
  /** Ratees whose recusal is not the rater's to choose. */
  barred: readonly string[];
  onEdit: Edit;
  onRecuse(ratee: string, recused: boolean): void;
}

function WayButton({
  way,
  now,
  text,
  onChoose,
}: {
  way: Way;
  now: Way;
  text: string;
  onChoose(way: Way): void;
}) {
  return (
    <button type="button" class="quiet" aria-pressed={way === now} onClick={() => onChoose(way)}>
      {text}
    </button>
  );
}

/** The matrix: one indicator, all ratees below each other, levels beside each; recusals are asked once, at the start. */
function ItemPage({ group, index, draft, barred, onEdit, onRecuse }: PageProps) {
  const { t } = useWords();
  const item = group.form.items[index]!;
  return (
    <>
      <ItemHead group={group} item={item} draft={draft} />
      {index === 0 && <p>{t(barred.length === 0 ? "recuseFirst" : "recuseOthers")}</p>}
      {group.group.ratees.map((ratee, i) => (
        <div class="row" key={ratee.id}>
          <LevelChoice
            group={group}
            item={item}
            sheet={draft[i]!}
            draft={draft}
            legend={<Person name={ratee.name} post={ratee.post} />}
            onAnswer={(level) => onEdit(answer(draft, ratee.id, item.id, level))}
          />
          {index === 0 && (
            <RecuseBox
              sheet={draft[i]!}
              name={ratee.name}
              isBarred={barred.includes(ratee.id)}
              onRecuse={(on) => onRecuse(ratee.id, on)}
            />
          )}
        </div>
      ))}
    </>
  );
}

/** One ratee, all indicators below each other. */
function RateePage({ group, index, draft, barred, onEdit, onRecuse }: PageProps) {
  const { say } = useWords();
  const ratee = group.group.ratees[index]!;
  const sheet = draft[index]!;
  return (
    <>
      <h2>
        <Person name={ratee.name} post={ratee.post} />
      </h2>
      <RecuseBox
        sheet={sheet}
        name={ratee.name}
        isBarred={barred.includes(ratee.id)}
        onRecuse={(on) => onRecuse(ratee.id, on)}
      />
      {!sheet.recused &&
        group.form.items.map((item) => (
          <div class="row" key={item.id}>
            <LevelChoice
              group={group}
              item={item}
              sheet={sheet}
              draft={draft}
              described
              legend={<span class="name">{say(item.text)}</span>}
              onAnswer={(level) => onEdit(answer(draft, ratee.id, item.id, level))}
            />
          </div>
        ))}
      <CommentBox
        longest={group.form.commentLength}
        sheet={sheet}
        onComment={(text) => onEdit(comment(draft, ratee.id, text))}
      />
    </>
  );
}

function Person({ name, post }: { name: string; post: string }) {
  return (
    <>
      <span class="name">{name}</span> <span class="post">{post}</span>
    </>
  );
}
