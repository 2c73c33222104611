import { and, count, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { type CheckScope, type Finding, findCampaign, type StagePart } from "../campaigns/service.ts";
import { check, type RoundCheck } from "./check.ts";
import { findOrder, signedOrder } from "./orders.ts";
import {
  anonymous,
  comparable,
  everybodyRated,
  groupsFilled,
  recusalsKept,
  shortEnough,
} from "./plan/checks.ts";
import { planFacts } from "./plan/view.ts";
import { ballotRound, type OrderRow, type RoundRow, type RoundStep } from "./schema.ts";
import { officersReady, reachable, supervisorReady, windowsApart, windowsSet } from "./setup-checks.ts";
import { signersOf } from "./signers.ts";

/** What must be true before a step, looked at now. */
export async function checklistFor(
  db: Db | Tx,
  ctx: Ctx,
  row: RoundRow,
  step: RoundStep | null,
): Promise<RoundCheck[]> {
  if (step === "freeze") return freezeChecks(db, ctx, row);
  if (step === "close") return [await boxAnswers(ctx), castingOver(ctx, row)];
  if (step === "release") return releaseChecks(db, ctx, row);
  return [];
}

async function releaseChecks(db: Db | Tx, ctx: Ctx, row: RoundRow): Promise<RoundCheck[]> {
  return [
    await campaignCollects(db, row),
    await boxAnswers(ctx),
    cosigned(row),
    opened(await findOrder(db, row, "recount")),
  ];
}

async function freezeChecks(db: Db | Tx, ctx: Ctx, row: RoundRow): Promise<RoundCheck[]> {
  const facts = await planFacts(db, row);
  const signers = await signersOf(db, row.jurisdictionId);
  return [
    await campaignCollects(db, row),
    await boxAnswers(ctx),
    groupsFilled(facts),
    recusalsKept(facts),
    windowsSet(ctx, row),
    windowsApart(row),
    officersReady(row, signers),
    supervisorReady(row, signers),
    everybodyRated(facts),
    anonymous(facts),
    shortEnough(facts),
    comparable(facts),
    reachable(ctx),
  ];
}

async function campaignCollects(db: Db | Tx, row: RoundRow): Promise<RoundCheck> {
  const { stage } = await findCampaign(db, row.jurisdictionId, row.campaignId);
  const ok = stage === "collect";
  return check("collecting", { zh: "考核处于采集阶段", en: "The campaign collects" }, ok, {
    zh: ok ? "考核活动正在采集依据。" : "考核活动不在“采集”阶段,测评结果不能计入。",
    en: ok
      ? "The campaign is collecting evidence."
      : "The campaign is not in the stage of collecting; nothing can be counted.",
  });
}

async function boxAnswers(ctx: Ctx): Promise<RoundCheck> {
  const { state, text } = await ctx.platform.box.status();
  return check("box-up", { zh: "票箱正常", en: "The ballot box answers" }, state === "up", text);
}

function castingOver(ctx: Ctx, { settings }: RoundRow): RoundCheck {
  const until = settings.casting?.until ?? "";
  const ok = ctx.platform.now().getTime() >= Date.parse(until);
  return check(
    "casting-over",
    { zh: "投票时间已过", en: "The time for casting is over" },
    ok,
    {
      zh: ok ? "投票已经结束。" : "投票时间未到截止。现在封箱,未投的人不能再投;确需提前封箱的,请写明理由。",
      en: ok
        ? "Casting is over."
        : "Casting still goes on. Who has not cast could not any more; to close now all the same, give the reason.",
    },
    true,
  );
}

function cosigned({ cosignedAt }: RoundRow): RoundCheck {
  const ok = cosignedAt !== null;
  return check("cosigned", { zh: "监督员已签名", en: "The supervisor cosigned" }, ok, {
    zh: ok ? "监督员已对封箱记录签名。" : "请监督员登录,核对封箱记录并签名。",
    en: ok
      ? "The supervisor cosigned the record."
      : "Ask the supervisor to sign in, check the record and cosign it.",
  });
}

/** The release reads the answers, which the box opens to two officers only. */
function opened(order: OrderRow | null): RoundCheck {
  const signed = order?.signatures.length ?? 0;
  const ok = order !== null && signedOrder(order) !== null;
  return check(
    "recount-signed",
    { zh: "计票指令已由两人签署", en: "Two officers signed the order to count" },
    ok,
    {
      zh: ok ? "票箱将按两名封箱人的指令打开答案计票。" : `已有 ${signed} 人签署,需要两名封箱人签署。`,
      en: ok
        ? "The box opens the answers on the order of two officers."
        : `${signed} signed; two officers have to.`,
    },
  );
}

/** What rounds contribute to the stage line of their campaign. */
export const ballotsPart: StagePart = {
  checks: {
    "rounds-settled": { label: { zh: "测评轮次已办结", en: "Rounds of voting settled" }, run: roundsSettled },
  },
};

/** Once the evidence is sealed nothing can be released into it. */
async function roundsSettled({ tx, campaign: row }: CheckScope): Promise<Finding> {
  const [open] = await tx
    .select({ n: count() })
    .from(ballotRound)
    .where(
      and(
        eq(ballotRound.jurisdictionId, row.jurisdictionId),
        eq(ballotRound.campaignId, row.campaignId),
        eq(ballotRound.mode, "formal"),
        inArray(ballotRound.status, ["frozen", "closed"]),
      ),
    );
  const n = open?.n ?? 0;
  const detail =
    n === 0
      ? { zh: "没有未办结的正式测评。", en: "No formal round is open." }
      : {
          zh: `还有 ${n} 轮正式测评没有办结。请封箱并计入,或由两人作废。`,
          en: `${n} formal rounds are not settled. Close and release them, or have two people discard them.`,
        };
  return { ok: n === 0, detail, link: `/campaigns/${row.campaignId}/ballots` };
}
