import type { Text } from "@hengjian/appraisal";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { findCampaign } from "../campaigns/service.ts";
import { isBarred, type PlanFacts, planFacts, uncovered } from "./plan/view.ts";
import type { RoundRow, RoundStep } from "./schema.ts";
import { type Signer, signersOf } from "./signers.ts";

export interface RoundCheck {
  key: string;
  label: Text;
  ok: boolean;
  detail: Text;
  /** A reason may stand in for it; a mock round needs none. */
  mayBeReasoned: boolean;
}

/** What must be true before a step, looked at now. */
export async function checklistFor(
  db: Db | Tx,
  ctx: Ctx,
  row: RoundRow,
  step: RoundStep | null,
): Promise<RoundCheck[]> {
  if (step === "freeze") return freezeChecks(db, ctx, row);
  if (step === "close") return [await boxAnswers(ctx), castingOver(ctx, row)];
  if (step === "release") return [await campaignCollects(db, row), await boxAnswers(ctx), cosigned(row)];
  return [];
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

function check(key: string, label: Text, ok: boolean, detail: Text, mayBeReasoned = false): RoundCheck {
  return { key, label, ok, detail, mayBeReasoned };
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

function groupsFilled({ groups }: PlanFacts): RoundCheck {
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
function recusalsKept({ plan, recusals }: PlanFacts): RoundCheck {
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

function windowsSet(ctx: Ctx, { settings: { issuing, casting } }: RoundRow): RoundCheck {
  const label = { zh: "签到和投票时间已定", en: "Windows are set" };
  if (issuing === null || casting === null)
    return check("windows-set", label, false, {
      zh: "请设定签到领票和投票的起止时间。",
      en: "Set when raters sign in and when they cast.",
    });
  const inOrder =
    issuing.from < issuing.until && casting.from < casting.until && issuing.from <= casting.from;
  const now = ctx.platform.now().toISOString();
  const ok = inOrder && issuing.until > now && casting.until > now;
  return check("windows-set", label, ok, {
    zh: ok ? "时间已设定。" : "起止时间有误或已经过去:开始须早于结束,签到不晚于投票开始,结束须在现在之后。",
    en: ok
      ? "The windows are set."
      : "The windows are wrong or over: each must begin before it ends, signing in no later than casting, and both end in the future.",
  });
}

/** One page that fetches a token and votes at once links many raters by time alone; windows apart bring it to chance. */
function windowsApart({ settings: { issuing, casting } }: RoundRow): RoundCheck {
  const ok = issuing !== null && casting !== null && issuing.until <= casting.from;
  return check(
    "windows-apart",
    { zh: "先签到、后投票", en: "Signing in ends before casting begins" },
    ok,
    {
      zh: ok
        ? "签到结束后才开始投票,时间上无法对应到人。"
        : "签到与投票时间重叠:边签到边投票时,能看到两边时间的人可能对应出少数人的票。请尽量分开;确需重叠的写明理由。",
      en: ok
        ? "Casting begins after signing in has ended; time links nobody."
        : "The windows overlap: whoever sees both times could link some ballots. Keep them apart, or give the reason.",
    },
    true,
  );
}

function officersReady({ settings }: RoundRow, signers: readonly Signer[]): RoundCheck {
  const chosen = signers.filter((one) => settings.officers.includes(one.accountId));
  const without = chosen.filter((one) => !one.hasKey);
  const ok = chosen.length >= 2 && without.length === 0;
  const names = without.map((one) => one.name).join("、");
  return check("officers-ready", { zh: "封箱人已定", en: "Officers are named" }, ok, {
    zh: ok
      ? `${chosen.length} 名封箱人,任意两人签名即可封箱。`
      : without.length > 0
        ? `尚未生成签名密钥:${names}。请本人登录,在“我的签名密钥”中生成。`
        : "请选定至少两名封箱人。",
    en: ok
      ? `${chosen.length} officers; any two of them close the box.`
      : without.length > 0
        ? `No signing key yet: ${names}. They sign in and make one themselves.`
        : "Name at least two officers.",
  });
}

function supervisorReady({ settings }: RoundRow, signers: readonly Signer[]): RoundCheck {
  const chosen = signers.find((one) => one.accountId === settings.supervisor);
  const ok = chosen?.hasKey === true;
  return check("supervisor-ready", { zh: "监督员已定", en: "The supervisor is named" }, ok, {
    zh: ok
      ? `监督员:${chosen.name}。`
      : chosen === undefined
        ? "请选定监督员。"
        : `监督员${chosen.name}尚未生成签名密钥,请本人登录生成。`,
    en: ok
      ? `Supervisor: ${chosen.name}.`
      : chosen === undefined
        ? "Name the supervisor."
        : `The supervisor ${chosen.name} has no signing key yet and makes one after signing in.`,
  });
}

function everybodyRated(facts: PlanFacts): RoundCheck {
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

function anonymous({ groups }: PlanFacts): RoundCheck {
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

function shortEnough({ groups }: PlanFacts): RoundCheck {
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

function comparable({ sets }: PlanFacts): RoundCheck {
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

function reachable({ platform }: Ctx): RoundCheck {
  const addresses = [platform.publicUrl, platform.box.publicUrl() ?? ""];
  const local = addresses.some((one) => /^https?:\/\/(localhost|127\.|\[::1\])/.test(one));
  return check(
    "reachable",
    { zh: "手机能打开地址", en: "Phones reach the addresses" },
    !local,
    {
      zh: local
        ? `服务器或票箱的地址只在本机有效(${addresses.join("、")}),手机打不开。请系统管理员设置 HOST 和 HENGJIAN_PUBLIC_URL。`
        : `签到 ${addresses[0]},票箱 ${addresses[1]}。`,
      en: local
        ? `The address of server or box holds on this machine only (${addresses.join(", ")}); phones cannot open it. Ask the system officer to set HOST and HENGJIAN_PUBLIC_URL.`
        : `Signing in at ${addresses[0]}, the box at ${addresses[1]}.`,
    },
    true,
  );
}
