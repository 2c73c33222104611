import { nextStage, type StageRule, stageRule, type Text, type WorkCalendar } from "@hengjian/appraisal";
import type { Ctx } from "../../platform/context.ts";
import { reachOf } from "../../platform/policy.ts";
import { openBallots, roundTodos } from "../ballots/service.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import {
  type ChecklistItem,
  checklistFor,
  daysLeft,
  dueNow,
  isSamePerson,
  mayTake,
  openStep,
  runningCampaigns,
  type StageLine,
} from "../campaigns/service.ts";
import { paperTodos } from "../evidence/service.ts";
import { feedbackCounts, myLetters } from "../feedback/service.ts";
import { openFindings } from "../findings/service.ts";
import { listAccounts } from "../identity/service.ts";
import { dateOf, workCalendar } from "../schemes/service.ts";
import { confirmTodo, giverTodos, officeTalkTodos } from "./talk-todos.ts";

export interface TodoItem {
  key: string;
  text: Text;
  /** The campaign it belongs to, by name. */
  about: string | null;
  /** How many things, or null where there is just this one. */
  count: number | null;
  due: string | null;
  /** Working days left; negative when overdue. */
  daysLeft: number | null;
  overdue: boolean;
  /** Address in the console. */
  link: string;
}

type Draft = Omit<TodoItem, "about" | "daysLeft" | "overdue"> & { about?: string };

/** What the person signed in must do now, by when: overdue first, then by due date. */
export async function todoList(ctx: Ctx, line: StageLine): Promise<TodoItem[]> {
  const calendar = await workCalendar(ctx.platform.db, ctx.actor.jurisdictionId);
  const today = dateOf(ctx.platform.now());
  const drafts = [
    ...(await ownTodos(ctx, today)),
    ...(await giverTodos(ctx)),
    ...(await ballotTodos(ctx)),
    ...(await accountTodos(ctx)),
    ...(takesSteps(ctx) ? await campaignTodos(ctx, line, calendar, today) : []),
    ...(takesSteps(ctx) ? await stepsOfRounds(ctx) : []),
    ...(await paperTodos(ctx)).map((one) => ({ ...one, count: null, due: null })),
  ];
  const items = drafts.map((draft): TodoItem => {
    const left = draft.due === null ? null : daysLeft(draft.due, today, calendar);
    return { ...draft, about: draft.about ?? null, daysLeft: left, overdue: left !== null && left < 0 };
  });
  return items.sort((a, b) => ((a.due ?? "9999") < (b.due ?? "9999") ? -1 : 1));
}

function takesSteps(ctx: Ctx): boolean {
  const roles: readonly string[] = ["office", "leader", "supervisor"];
  return ctx.actor.grants.some((grant) => roles.includes(grant.role));
}

/** As the person assessed: letters to acknowledge, improvements that fall due. */
async function ownTodos(ctx: Ctx, today: string): Promise<Draft[]> {
  const { items } = await myLetters(ctx);
  return items.flatMap((letter): Draft[] => {
    const plan = letter.timeline.find((item) => item.key === "deadline.improvement-plan");
    const { campaignId, name } = letter.campaign;
    const confirm = confirmTodo(letter);
    if (letter.acknowledged === null) {
      const text = { zh: "签收反馈意见书", en: "Acknowledge your letter" };
      const key = `acknowledge:${campaignId}`;
      return [...confirm, { key, text, about: name, count: null, due: plan?.day ?? null, link: "/my" }];
    }
    const open = letter.improvements.filter((item) => item.due >= today);
    if (open[0] === undefined) return confirm;
    const text = { zh: `完成 ${open.length} 项整改`, en: `${open.length} improvements to finish` };
    const key = `improve:${campaignId}`;
    return [...confirm, { key, text, about: name, count: open.length, due: open[0].due, link: "/my" }];
  });
}

/** As somebody on a list of raters: sign in for a token, then cast, each by its time. */
async function ballotTodos(ctx: Ctx): Promise<Draft[]> {
  const open = await openBallots(ctx);
  return open.map((one): Draft => {
    const waits = one.groups.some((group) => !group.signedIn);
    const text = waits
      ? { zh: `签到参加“${one.title}”`, en: `Sign in for "${one.title}"` }
      : { zh: `在手机上完成“${one.title}”`, en: `Cast your ballot for "${one.title}" on your phone` };
    const until = waits ? one.issuing.until : one.casting.until;
    const due = dateOf(new Date(until));
    return { key: `vote:${one.roundId}`, text, about: one.campaign, count: null, due, link: "/start" };
  });
}

async function stepsOfRounds(ctx: Ctx): Promise<Draft[]> {
  return (await roundTodos(ctx)).map((one) => ({ ...one, count: null, due: null }));
}

/** Accounts that wait for the security officer: reset and held, or still without a role. */
async function accountTodos(ctx: Ctx): Promise<Draft[]> {
  if (!ctx.actor.grants.some((grant) => grant.role === "security_officer")) return [];
  const page = { q: "", page: 1, size: 1, sort: "username" as const };
  const held = (await listAccounts(ctx, { ...page, state: "held" })).total;
  const bare = (await listAccounts(ctx, { ...page, state: "no-role" })).total;
  const at = { due: null, link: "/system" };
  const heldText = {
    zh: `${held} 个重置过的账号等待您放行`,
    en: `${held} accounts that were reset wait for release`,
  };
  const bareText = { zh: `${bare} 个账号还没有角色`, en: `${bare} accounts have no role yet` };
  return [
    ...(held === 0 ? [] : [{ key: "accounts:held", text: heldText, count: held, ...at }]),
    ...(bare === 0 ? [] : [{ key: "accounts:no-role", text: bareText, count: bare, ...at }]),
  ];
}

async function campaignTodos(
  ctx: Ctx,
  line: StageLine,
  calendar: WorkCalendar,
  today: string,
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  const rows = await runningCampaigns(ctx);
  for (const row of rows) {
    const due = dueNow(row, calendar);
    drafts.push(...(await stepTodo(ctx, line, row, due, today)), ...(await questionTodo(ctx, row)));
    drafts.push(...(await officeTalkTodos(ctx, row, today)));
  }
  return [...drafts, ...(await findingTodos(ctx, rows))];
}

/** Leads to check, for those who may say what they came to. */
async function findingTodos(ctx: Ctx, rows: readonly CampaignRow[]): Promise<Draft[]> {
  if (reachOf(ctx.actor, "findings.dispose") === null) return [];
  const { jurisdictionId, cadreId } = ctx.actor;
  const ids = rows.map((row) => row.campaignId);
  const open = await openFindings(ctx.platform.db, jurisdictionId, ids, cadreId);
  return rows.flatMap(({ campaignId, name }): Draft[] => {
    const n = open.get(campaignId) ?? 0;
    if (n === 0) return [];
    const text = { zh: `${n} 条线索待核`, en: `${n} leads to check` };
    const link = `/campaigns/${campaignId}/findings?state=open`;
    return [{ key: `findings:${campaignId}`, text, about: name, count: n, due: null, link }];
  });
}

/** The next step: to be confirmed, to be taken, or what is missing for it. */
async function stepTodo(
  ctx: Ctx,
  line: StageLine,
  row: CampaignRow,
  due: string,
  today: string,
): Promise<Draft[]> {
  const to = nextStage(row.stage);
  const rule = to === null ? null : stageRule(to);
  if (rule === null || !mayTake(ctx, rule)) return [];
  const pending = await openStep(ctx.platform.db, row);
  const at = { about: row.name, due, link: `/campaigns/${row.campaignId}` };
  if (pending !== null) {
    if (isSamePerson(ctx, pending)) return [];
    const text = {
      zh: `等您确认进入“${rule.label.zh}”(${pending.proposedName}提出)`,
      en: `Confirm the step to ${rule.label.en} (proposed by ${pending.proposedName})`,
    };
    return [{ key: `confirm:${row.campaignId}`, text, count: null, ...at }];
  }
  const unmet = (await checklistFor(line, ctx.platform.db, row, rule.stage, today)).filter(
    (item) => !item.ok,
  );
  return unmet[0] === undefined ? [readyStep(row, rule, at)] : [missingItem(row, rule, unmet, unmet[0], due)];
}

function readyStep(
  row: CampaignRow,
  rule: StageRule,
  at: { about: string; due: string; link: string },
): Draft {
  const text = {
    zh: `可以${rule.twoPeople ? "提出" : ""}进入“${rule.label.zh}”`,
    en: `${rule.twoPeople ? "Propose" : "Take"} the step to ${rule.label.en}`,
  };
  return { key: `advance:${row.campaignId}`, text, count: null, ...at };
}

function missingItem(
  row: CampaignRow,
  rule: StageRule,
  unmet: readonly ChecklistItem[],
  first: ChecklistItem,
  due: string,
): Draft {
  const others = unmet.length - 1;
  const text = {
    zh: `进入“${rule.label.zh}”前还差“${first.label.zh}”${others > 0 ? `等 ${unmet.length} 项` : ""}。${first.detail.zh}`,
    en: `Before ${rule.label.en}, "${first.label.en}"${others > 0 ? ` and ${others} more` : ""} is missing. ${first.detail.en}`,
  };
  const key = `need:${row.campaignId}`;
  return { key, text, about: row.name, count: null, due, link: first.link };
}

/** Who acknowledged with a question waits for an explanation. */
async function questionTodo(ctx: Ctx, row: CampaignRow): Promise<Draft[]> {
  const isOffice = ctx.actor.grants.some((grant) => grant.role === "office");
  if (!isOffice || (row.stage !== "feedback" && row.stage !== "improve")) return [];
  const { questions } = await feedbackCounts({ tx: ctx.platform.db, campaign: row });
  if (questions === 0) return [];
  return [
    {
      key: `questions:${row.campaignId}`,
      text: {
        zh: `${questions} 人签收时提出疑问,请解释`,
        en: `${questions} people acknowledged with questions; explain`,
      },
      about: row.name,
      count: questions,
      due: null,
      link: `/campaigns/${row.campaignId}/letters`,
    },
  ];
}
