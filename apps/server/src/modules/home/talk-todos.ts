import type { Text } from "@hengjian/appraisal";
import type { Ctx } from "../../platform/context.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { type myLetters, myTalks, talkCounts } from "../feedback/service.ts";

interface TalkTodo {
  key: string;
  text: Text;
  about: string;
  count: number | null;
  due: string | null;
  link: string;
}

/** As the person assessed: a record of the own talk to be confirmed or disputed. */
export function confirmTodo(letter: Awaited<ReturnType<typeof myLetters>>["items"][number]): TalkTodo[] {
  if (letter.talk?.state !== "held") return [];
  const { campaignId, name } = letter.campaign;
  const text = { zh: "确认反馈谈话的记录", en: "Confirm the record of your feedback talk" };
  return [{ key: `talk:${campaignId}`, text, about: name, count: null, due: null, link: "/my" }];
}

/** As a feedback giver: talks to hold, and those that the person assessed disputes. */
export async function giverTodos(ctx: Ctx): Promise<TalkTodo[]> {
  if (!ctx.actor.grants.some((grant) => grant.role === "feedback_giver")) return [];
  const { items } = await myTalks(ctx);
  return items.flatMap(({ campaign, ratee, due, state, closed }): TalkTodo[] => {
    if (closed || state === "held" || state === "confirmed") return [];
    const { name, unitName, cadreId } = ratee;
    const text =
      state === "disputed"
        ? {
            zh: `${name}(${unitName})认为谈话没有按记录进行,请核实后重新谈话、记录`,
            en: `${name} (${unitName}) disputes the record of the talk; talk and record again`,
          }
        : { zh: `与${name}(${unitName})反馈谈话`, en: `Feedback talk with ${name} (${unitName})` };
    const link = `/talks/${campaign.campaignId}/${cadreId}`;
    return [
      { key: `talk:${campaign.campaignId}:${cadreId}`, text, about: campaign.name, count: null, due, link },
    ];
  });
}

const STATES = ["unassigned", "overdue", "disputed"] as const;

const OFFICE: Readonly<Record<(typeof STATES)[number], (n: number) => Text>> = {
  unassigned: (n) => ({
    zh: `${n} 份已发出的意见书还没有指定反馈人`,
    en: `${n} released letters have no feedback giver yet`,
  }),
  overdue: (n) => ({ zh: `${n} 场反馈谈话超期未记录`, en: `${n} feedback talks are overdue` }),
  disputed: (n) => ({
    zh: `${n} 人认为反馈谈话没有按记录进行,请核实`,
    en: `${n} people dispute the record of their talk; check it`,
  }),
};

/** As the office: letters without a giver, talks overdue or disputed, each with the list of them. */
export async function officeTalkTodos(ctx: Ctx, row: CampaignRow, today: string): Promise<TalkTodo[]> {
  const isOffice = ctx.actor.grants.some((grant) => grant.role === "office");
  if (!isOffice || (row.stage !== "feedback" && row.stage !== "improve")) return [];
  const counts = await talkCounts(ctx.platform.db, row, today);
  return STATES.flatMap((state): TalkTodo[] => {
    const count = counts[state];
    if (count === 0) return [];
    const link = `/campaigns/${row.campaignId}/letters?talk=${state}`;
    return [
      {
        key: `talks-${state}:${row.campaignId}`,
        text: OFFICE[state](count),
        about: row.name,
        count,
        due: state === "overdue" ? counts.overdueSince : null,
        link,
      },
    ];
  });
}
