/** What keeps variance components from being estimated, each with what to do. */
import { PsychometricsError } from "../errors.ts";
import type { RandomEffect } from "./mixed-equations.ts";

/** @throws PsychometricsError see `varianceComponents` */
export function requireUsable(
  response: ArrayLike<number>,
  effects: readonly RandomEffect[],
  hasIntercept: boolean,
): void {
  if (response.length === 0)
    throw new PsychometricsError("empty-data", { zh: "没有数据。", en: "There are no data." });
  for (let i = 0; i < response.length; i++)
    if (!Number.isFinite(response[i])) throw badResponse(i, response[i]);
  for (const effect of effects) {
    if (effect.index.length !== response.length) throw unevenEffect(effect, response.length);
    if (effect.levels < (hasIntercept ? 2 : 1)) throw oneLevel(effect.name);
    for (let i = 0; i < response.length; i++)
      if (!(effect.index[i] >= 0 && effect.index[i] < effect.levels)) throw badLevel(effect, i);
    if (effect.levels >= response.length) throw confounded(effect.name);
  }
  if (effects.length === 0) {
    throw new PsychometricsError("bad-option", { zh: "没有给出随机效应。", en: "No random effect given." });
  }
}

function badResponse(at: number, got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-value",
    { zh: `第${at + 1}个值${got}不是数字。`, en: `Value ${at + 1} is ${got}, not a number.` },
    { at, got },
  );
}

function unevenEffect(effect: RandomEffect, expected: number): PsychometricsError {
  return new PsychometricsError(
    "bad-shape",
    {
      zh: `效应“${effect.name}”有${effect.index.length}行,数据有${expected}行。`,
      en: `Effect "${effect.name}" has ${effect.index.length} entries for ${expected} values.`,
    },
    { name: effect.name, expected },
  );
}

function badLevel({ name, index, levels }: RandomEffect, at: number): PsychometricsError {
  return new PsychometricsError(
    "bad-value",
    {
      zh: `效应“${name}”第${at + 1}行的序号${index[at]}超出${levels}个水平。`,
      en: `Effect "${name}", entry ${at + 1}: level ${index[at]}, but there are ${levels}.`,
    },
    { name, at, got: index[at] },
  );
}

function oneLevel(name: string): PsychometricsError {
  return new PsychometricsError(
    "too-few-groups",
    {
      zh: `效应“${name}”只有一个水平,没有方差可估。`,
      en: `Effect "${name}" has one level; it has no variance.`,
    },
    { name },
  );
}

function confounded(name: string): PsychometricsError {
  return new PsychometricsError(
    "not-identified",
    {
      zh: `效应“${name}”每个水平只有一个值,与残差无法区分;请去掉它。`,
      en: `Effect "${name}" has one value per level and cannot be told from the residual; leave it out.`,
    },
    { name },
  );
}

export function constantResponse(): PsychometricsError {
  return new PsychometricsError("one-category", { zh: "所有值相同。", en: "All values are equal." });
}

export function notIdentified(): PsychometricsError {
  return new PsychometricsError("not-identified", {
    zh: "方差分量无法区分,请去掉一个效应。",
    en: "The variance components cannot be told apart; leave an effect out.",
  });
}

export function tooManyLevels(got: number, limit: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    {
      zh: `除最大的效应外共有${got}个水平,上限${limit}。`,
      en: `All effects but the largest have ${got} levels together, limit ${limit}.`,
    },
    { got, limit },
  );
}
