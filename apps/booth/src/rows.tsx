import { type FormItem, type FrozenGroup, NOT_KNOWN, type Sheet } from "@hengjian/ballot";
import type { ComponentChildren } from "preact";
import { type Draft, limitsOf } from "./draft.ts";
import { useWords } from "./words.ts";

/** The indicator, what its levels mean, and how many places of a limited level are used. */
export function ItemHead({ group, item, draft }: { group: FrozenGroup; item: FormItem; draft: Draft }) {
  const { t, say } = useWords();
  const described = item.levels.filter((level) => level.describes !== null);
  return (
    <>
      <h2>{say(item.text)}</h2>
      {described.length > 0 && (
        <details>
          <summary>{t("levels")}</summary>
          <dl>
            {described.map((level) => (
              <div key={level.id}>
                <dt>{say(level.text)}</dt>
                <dd>{say(level.describes!)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <Limits group={group} item={item} draft={draft} />
    </>
  );
}

function Limits({ group, item, draft }: { group: FrozenGroup; item: FormItem; draft: Draft }) {
  const { t, say } = useWords();
  return (
    <div aria-live="polite">
      {limitsOf(group, draft, item.id).map(({ level, atMost, given }) => (
        <p class="limit" key={level}>
          {t("limit", {
            level: say(item.levels.find((one) => one.id === level)!.text),
            max: atMost,
            n: given,
          })}
          {given >= atMost && t("limitFull")}
        </p>
      ))}
    </div>
  );
}

interface ChoiceProps {
  group: FrozenGroup;
  item: FormItem;
  sheet: Sheet;
  draft: Draft;
  legend: ComponentChildren;
  described?: boolean;
  onAnswer(level: string): void;
}

/** Radio buttons of one item on one ratee. */
export function LevelChoice({ group, item, sheet, draft, legend, described = false, onAnswer }: ChoiceProps) {
  const { t, say } = useWords();
  const full = new Set(
    limitsOf(group, draft, item.id)
      .filter(({ given, atMost }) => given >= atMost)
      .map(({ level }) => level),
  );
  const choices = item.levels.map((level) => ({
    id: level.id,
    text: say(level.text),
    describes: described && level.describes !== null ? say(level.describes) : "",
  }));
  if (item.notKnown) choices.push({ id: NOT_KNOWN, text: t("notKnown"), describes: "" });
  if (sheet.recused)
    return (
      <p>
        {legend} <span class="recused">{t("recused")}</span>
      </p>
    );
  return (
    <fieldset class={described ? "levels described" : "levels"}>
      <legend>{legend}</legend>
      {described && <Limits group={group} item={item} draft={draft} />}
      <div class="choices">
        {choices.map((choice) => {
          const chosen = sheet.answers[item.id] === choice.id;
          return (
            <label key={choice.id} class={chosen ? "chosen" : ""}>
              <input
                type="radio"
                name={`${item.id} ${sheet.ratee}`}
                checked={chosen}
                disabled={!chosen && full.has(choice.id)}
                onChange={() => onAnswer(choice.id)}
              />
              <span>{choice.text}</span>
              {choice.describes !== "" && <small>{choice.describes}</small>}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

export function RecuseBox({
  sheet,
  name,
  isBarred,
  onRecuse,
}: {
  sheet: Sheet;
  name: string;
  isBarred: boolean;
  onRecuse(recused: boolean): void;
}) {
  const { t } = useWords();
  return (
    <label class="recuse">
      <input
        type="checkbox"
        checked={sheet.recused}
        disabled={isBarred}
        onChange={(event) => onRecuse(event.currentTarget.checked)}
      />
      <span>
        {t(isBarred ? "barred" : "recuse")}
        <span class="unseen">{name}</span>
      </span>
    </label>
  );
}

export function CommentBox({
  longest,
  sheet,
  onComment,
}: {
  longest: number;
  sheet: Sheet;
  onComment(text: string): void;
}) {
  const { t } = useWords();
  if (longest === 0 || sheet.recused) return null;
  return (
    <label class="comment">
      {t("comment")}
      <small>{t("style")}</small>
      <textarea
        rows={3}
        maxLength={longest}
        value={sheet.comment}
        onInput={(event) => onComment(event.currentTarget.value)}
      />
      {longest - sheet.comment.length < 50 && (
        <small>{t("left", { n: longest - sheet.comment.length })}</small>
      )}
    </label>
  );
}
