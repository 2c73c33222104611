import type { FrozenGroup, Sheet } from "@hengjian/ballot";

/** A ballot being filled in: one sheet per ratee, answers possibly missing. */
export type Draft = Sheet[];

/** @param recusals ratees whose row has to be a recusal, whatever was saved */
export function startDraft(
  { group }: FrozenGroup,
  saved: readonly Sheet[],
  recusals: readonly string[],
): Draft {
  return group.ratees.map(({ id }) => {
    if (recusals.includes(id)) return { ratee: id, recused: true };
    return saved.find((one) => one.ratee === id) ?? { ratee: id, recused: false, answers: {}, comment: "" };
  });
}

function change(draft: Draft, ratee: string, to: (sheet: Sheet) => Sheet): Draft {
  return draft.map((one) => (one.ratee === ratee ? to(one) : one));
}

export function answer(draft: Draft, ratee: string, item: string, level: string): Draft {
  return change(draft, ratee, (one) =>
    one.recused ? one : { ...one, answers: { ...one.answers, [item]: level } },
  );
}

export function comment(draft: Draft, ratee: string, text: string): Draft {
  return change(draft, ratee, (one) => (one.recused ? one : { ...one, comment: text }));
}

/** @param earlier what stood there before the recusal, so that a slip of the finger costs no answers */
export function recuse(draft: Draft, ratee: string, recused: boolean, earlier?: Sheet): Draft {
  return change(draft, ratee, () =>
    recused ? { ratee, recused: true } : (earlier ?? { ratee, recused: false, answers: {}, comment: "" }),
  );
}

/** Answers still to give on this sheet. */
export function missingOf({ form }: FrozenGroup, sheet: Sheet): number {
  return sheet.recused ? 0 : form.items.filter((item) => sheet.answers[item.id] === undefined).length;
}

export interface LimitState {
  level: string;
  atMost: number;
  given: number;
}

/** The limits on one item with how often each level is given now. */
export function limitsOf({ group }: FrozenGroup, draft: Draft, item: string): LimitState[] {
  return group.limits
    .filter((limit) => limit.item === item)
    .map(({ level, atMost }) => ({
      level,
      atMost,
      given: draft.filter((one) => !one.recused && one.answers[item] === level).length,
    }));
}

/** Take a changed draft as the one that stands. */
export type Edit = (draft: Draft) => void;
