import type { Text } from "@hengjian/appraisal";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { isSamePerson } from "../campaigns/service.ts";
import { mayTakeStep } from "./advance.ts";
import { signedOrder } from "./orders.ts";
import {
  ballotOrder,
  ballotRound,
  ballotStep,
  type OrderRow,
  type RoundRow,
  type StepRow,
} from "./schema.ts";
import { STEP_LABELS, stateOf } from "./steps.ts";

export interface RoundTodo {
  key: string;
  text: Text;
  about: string;
  link: string;
}

/** What the rounds of a jurisdiction ask of the person signed in: confirm, close, sign, cosign. */
export async function roundTodos(ctx: Ctx): Promise<RoundTodo[]> {
  const { jurisdictionId } = ctx.actor;
  const rows = await ctx.platform.db
    .select({ round: ballotRound, open: ballotStep, order: ballotOrder })
    .from(ballotRound)
    .leftJoin(
      ballotStep,
      and(
        eq(ballotStep.jurisdictionId, ballotRound.jurisdictionId),
        eq(ballotStep.roundId, ballotRound.roundId),
        eq(ballotStep.state, "proposed"),
      ),
    )
    .leftJoin(
      ballotOrder,
      and(
        eq(ballotOrder.jurisdictionId, ballotRound.jurisdictionId),
        eq(ballotOrder.roundId, ballotRound.roundId),
        eq(ballotOrder.kind, "close"),
      ),
    )
    .where(
      and(
        eq(ballotRound.jurisdictionId, jurisdictionId),
        inArray(ballotRound.status, ["setup", "frozen", "closed"]),
      ),
    )
    .orderBy(asc(ballotRound.createdAt));
  return rows.flatMap((row) => todoOf(ctx, row) ?? []);
}

interface OpenRound {
  round: RoundRow;
  open: StepRow | null;
  order: OrderRow | null;
}

function todoOf(ctx: Ctx, { round, open, order }: OpenRound): RoundTodo | null {
  const page = `/campaigns/${round.campaignId}/ballots/${round.roundId}`;
  const todo = (what: string, text: Text, link: string): RoundTodo => ({
    ...{ key: `round:${what}:${round.roundId}`, text, about: round.title, link },
  });
  const { userId } = ctx.actor;
  const isOfficer = round.settings.officers.includes(userId);
  if (open !== null && open.step !== "close") {
    if (!mayTakeStep(ctx, open.step) || isSamePerson(ctx, open)) return null;
    const { zh, en } = STEP_LABELS[open.step];
    return todo("confirm", { zh: `确认“${zh}”`, en: `Confirm "${en}"` }, page);
  }
  if (round.status === "frozen" && isOfficer) return closeTodo(ctx, round, order, todo, `${page}/close`);
  if (round.status === "closed" && round.cosignedAt === null && round.settings.supervisor === userId)
    return todo("cosign", { zh: "在封箱记录上签名", en: "Cosign the record" }, `${page}/close`);
  return null;
}

function closeTodo(
  ctx: Ctx,
  round: RoundRow,
  order: OrderRow | null,
  todo: (what: string, text: Text, link: string) => RoundTodo,
  link: string,
): RoundTodo | null {
  if (order === null) {
    const over = stateOf(round, ctx.platform.now()) === "ended";
    return over
      ? todo("close", { zh: "投票已结束,请封箱", en: "Casting is over; close the box" }, link)
      : null;
  }
  if (signedOrder(order) !== null)
    return todo("send", { zh: "把封箱指令发送到票箱", en: "Send the order to close to the box" }, link);
  if (order.signatures.some((one) => one.accountId === ctx.actor.userId)) return null;
  return todo("sign", { zh: "签署封箱指令", en: "Sign the order to close" }, link);
}
