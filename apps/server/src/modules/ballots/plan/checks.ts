import { check, type RoundCheck } from "../check.ts";
import { isBarred } from "../recusals.ts";
import { type PlanFacts, uncovered } from "./view.ts";

/** What a plan must fulfil before it is frozen. */
export function groupsFilled({ groups }: PlanFacts): RoundCheck {
  const empty = groups.filter((one) => one.eligible === 0 || one.ratees === 0);
  const ok = groups.length > 0 && empty.length === 0;
  const names = (language: "zh" | "en") =>
    empty.map((one) => one.label[language]).join(language === "zh" ? "、" : ", ");
  return check("groups-filled", { zh: "评价主体都有人", en: "Every group has raters and ratees" }, ok, {
    zh: ok
      ? `${groups.length} 个评价主体,应到 ${total(groups)} 人次。`
      : groups.length === 0
        ? "还没有评价主体。请先按规则生成。"
        : `没有评价人的:${names("zh")}。请补人、加卡片或删去。`,
    en: ok
      ? `${groups.length} groups, ${total(groups)} ballots at most.`
      : groups.length === 0
        ? "There are no groups yet. Propose them by rule first."
        : `Without raters: ${names("en")}. Add people or cards, or remove the group.`,
  });
}

function total(groups: PlanFacts["groups"]): number {
  return groups.reduce((sum, one) => sum + one.eligible, 0);
}

/** Where a ballot is about one person, who is recused must not be on the list. */
export function recusalsKept({ plan, recusals }: PlanFacts): RoundCheck {
  const broken = plan.filter(
    ({ ratees, raters }) =>
      ratees.length === 1 && raters.some((one) => isBarred(recusals, one.person, ratees[0]!)),
  );
  return check("recusals-kept", { zh: "回避已落实", en: "Recusals are kept" }, broken.length === 0, {
    zh:
      broken.length === 0
        ? "需要回避的人不在相应的单人测评名单中;多人测评中须将该行标为回避。"
        : `应回避的人仍在名单中:${broken.map((one) => one.row.label.zh).join("、")}。请移出。`,
    en:
      broken.length === 0
        ? "Nobody who is recused is on the list of a ballot about that person alone; on other ballots the row is marked."
        : `Recused people are still on the lists of ${broken.map((one) => one.row.label.en).join(", ")}. Remove them.`,
  });
}

export function everybodyRated(facts: PlanFacts): RoundCheck {
  const missing = uncovered(facts);
  const some = missing.slice(0, 5).map((one) => `${one.name}(${one.unitName})`);
  return check(
    "everybody-rated",
    { zh: "每人都有各类评价人", en: "Everybody is rated by every rater group" },
    missing.length === 0,
    {
      zh:
        missing.length === 0
          ? "每名被测评人在方案的每类评价主体中都有评价人。"
          : `${missing.length} 人缺少某类评价人:${some.join("、")}${missing.length > 5 ? "等" : ""}。缺少的权重会分给其他主体。`,
      en:
        missing.length === 0
          ? "Everybody is rated in every rater group of the scheme."
          : `${missing.length} people lack a rater group: ${some.join(", ")}${missing.length > 5 ? ", …" : ""}. Its weight would go to the others.`,
    },
    true,
  );
}

export function anonymous({ groups }: PlanFacts): RoundCheck {
  const small = groups.filter((one) => one.anonymity === "not-promised");
  return check(
    "anonymous",
    { zh: "人数足以匿名", en: "Groups are large enough" },
    small.length === 0,
    {
      zh:
        small.length === 0
          ? "每组人数都达到匿名要求。"
          : `${small.length} 组人数太少,不承诺匿名,其平均分也不会显示和计入:${small
              .map((one) => one.label.zh)
              .slice(0, 5)
              .join("、")}${small.length > 5 ? "等" : ""}。`,
      en:
        small.length === 0
          ? "Every group reaches the number that anonymity needs."
          : `${small.length} groups are too small: anonymity is not promised and no mean of theirs is shown or counted: ${small
              .map((one) => one.label.en)
              .slice(0, 5)
              .join(", ")}${small.length > 5 ? ", …" : ""}.`,
    },
    true,
  );
}

export function shortEnough({ groups }: PlanFacts): RoundCheck {
  const long = groups.filter((one) => one.overBudget);
  return check(
    "short-enough",
    { zh: "填写不超过半小时", en: "A ballot takes half an hour at most" },
    long.length === 0,
    {
      zh:
        long.length === 0
          ? "每张测评票都能在半小时内填完。"
          : `${long.length} 组的测评票预计超过半小时,可能草率填写。可减少每组人数。`,
      en:
        long.length === 0
          ? "Every ballot can be filled in within half an hour."
          : `Ballots of ${long.length} groups take longer and may be filled in carelessly. Fewer people a group would help.`,
    },
    true,
  );
}

export function comparable({ sets }: PlanFacts): RoundCheck {
  return check(
    "comparable",
    { zh: "各组结果可以比较", en: "Results can be compared" },
    sets.length <= 1,
    {
      zh:
        sets.length <= 1
          ? "所有被测评人之间都有共同的评价主体相连。"
          : `被测评人分成 ${sets.length} 批,之间没有共同的评价主体,宽严无法校正。可加一个跨组衔接组。`,
      en:
        sets.length <= 1
          ? "Rater groups connect all the people rated."
          : `The people rated fall into ${sets.length} sets that no group connects; severity cannot be told from merit. A linking group would join them.`,
    },
    true,
  );
}
