import { STAGES, type Stage, stageRule, type WorkCalendar } from "@hengjian/appraisal";
import { eq } from "drizzle-orm";
import { type DemoCampaign, type DemoCounty, demoSheets } from "../../../../demo/county.ts";
import { campaign } from "../modules/campaigns/schema.ts";
import {
  advance,
  createCampaign,
  findCampaign,
  rateesOf,
  type StageLine,
} from "../modules/campaigns/service.ts";
import { confirmImport, importView, putMapping, uploadRatings } from "../modules/evidence/service.ts";
import { acknowledge, releaseLetters, startDrafting } from "../modules/feedback/service.ts";
import { disposeFinding, listFindings, startAnalysis } from "../modules/findings/service.ts";
import { acceptProposals, decideGrade, listResults, startScoring } from "../modules/results/service.ts";
import { findUnitsByCode } from "../modules/roster/service.ts";
import { workCalendar } from "../modules/schemes/service.ts";
import type { Ctx, Platform } from "../platform/context.ts";
import { DomainError } from "../platform/errors.ts";
import { type Actor, type Role, reachOf } from "../platform/policy.ts";
import { demoActor } from "./accounts.ts";
import { DemoTalks, FEEDBACK_SINCE, workingDaysBefore } from "./demo-talks.ts";

const DAY = 86_400_000;
const SCHEMES = { "county-department-head": "county-department-heads", "town-head": "town-heads" } as const;

/**
 * The campaigns of the fictional county, each walked to its stage through the same services as a real one, by the
 * demo accounts; only the clock is set back, so that the dates look lived-in.
 */
export async function loadDemoCampaigns(
  platform: Platform,
  county: DemoCounty,
  line: StageLine,
): Promise<void> {
  const jurisdictionId = county.jurisdiction.id;
  const known = await platform.db
    .select({ name: campaign.name })
    .from(campaign)
    .where(eq(campaign.jurisdictionId, jurisdictionId));
  const missing = county.campaigns.filter((one) => !known.some((row) => row.name === one.title.zh));
  if (missing.length === 0) return;
  const clock = platform.now;
  const actors = {
    office: await demoActor(platform, jurisdictionId, "office1"),
    leader: await demoActor(platform, jurisdictionId, "leader"),
    givers: [
      await demoActor(platform, jurisdictionId, "giver1"),
      await demoActor(platform, jurisdictionId, "giver2"),
    ],
    supervisor: await demoActor(platform, jurisdictionId, "supervisor"),
  };
  const calendar = await workCalendar(platform.db, jurisdictionId);
  try {
    for (const one of missing) await new DemoWalk(platform, one, line, actors, clock(), calendar).run();
  } finally {
    platform.now = clock;
  }
}

interface Actors {
  office: Actor;
  leader: Actor;
  givers: Actor[];
  supervisor: Actor;
}

/** One campaign on its way through the stages. */
class DemoWalk {
  readonly #platform: Platform;
  readonly #plan: DemoCampaign;
  readonly #line: StageLine;
  readonly #actors: Actors;
  readonly #today: number;
  readonly #calendar: WorkCalendar;
  #campaignId = "";

  constructor(
    platform: Platform,
    plan: DemoCampaign,
    line: StageLine,
    actors: Actors,
    today: Date,
    calendar: WorkCalendar,
  ) {
    this.#platform = platform;
    this.#plan = plan;
    this.#line = line;
    this.#actors = actors;
    this.#today = today.getTime();
    this.#calendar = calendar;
  }

  async run(): Promise<void> {
    const target = STAGES.indexOf(this.#plan.stage);
    this.#setClock(0);
    const units = await findUnitsByCode(
      this.#platform.db,
      this.#actors.office.jurisdictionId,
      this.#plan.unitCodes,
    );
    this.#campaignId = await createCampaign(this.#as("office"), {
      name: this.#plan.title.zh,
      year: this.#plan.year,
      kind: this.#plan.kind,
      schemeId: SCHEMES[this.#plan.category],
      unitIds: units.map((unit) => unit.unitId),
      periodFrom: this.#plan.period.from,
      periodTo: this.#plan.period.to,
      severityAdjustment: this.#plan.severity,
    });
    for (let i = 1; i <= target; i++) {
      this.#setClock(i);
      await this.#enter(STAGES[i]!);
      await this.#workIn(STAGES[i]!);
    }
  }

  /** Closed campaigns ran when their period ended; the others came to their stage in the last days. */
  #setClock(step: number): void {
    const target = STAGES.indexOf(this.#plan.stage);
    const closed = Date.parse(`${this.#plan.period.to}T01:30:00Z`) + (step * 9 - 20) * DAY;
    const arrived = this.#plan.stage === "feedback" ? this.#workingDaysAgo(FEEDBACK_SINCE) : this.#today;
    const recent = arrived - (target - step) * 3 * DAY - 3 * 3_600_000;
    const at = new Date(this.#plan.stage === "archive" ? Math.min(closed, recent) : recent);
    this.#platform.now = () => at;
  }

  #workingDaysAgo(n: number): number {
    return workingDaysBefore(this.#today, n, this.#calendar);
  }

  #as(role: Exclude<keyof Actors, "givers">): Ctx {
    return contextOf(this.#platform, this.#actors[role]);
  }

  async #enter(stage: Stage): Promise<void> {
    const request = { to: stage, note: "", ...(needsReason(stage) ? { earlyReason: "演示数据" } : {}) };
    await advance(this.#as("office"), this.#line, this.#campaignId, request);
    if (stageRule(stage).twoPeople)
      await advance(this.#as("leader"), this.#line, this.#campaignId, { to: stage, note: "" });
  }

  async #workIn(stage: Stage): Promise<void> {
    if (stage === "collect") await this.#collect();
    if (stage === "seal" && this.#plan.stage === "seal") await this.#analyse();
    if (stage === "score") await this.#job(await startScoring(this.#as("office"), this.#campaignId));
    if (stage === "deliberate" && this.#plan.stage !== "deliberate") await this.#decide();
    if (stage === "feedback") await this.#feedback();
    if (stage === "improve" && this.#plan.stage === "improve") await (await this.#talks()).recordAll();
    if (stage === "improve") await this.#settleFindings();
  }

  /** By hand where the scoring has not done it yet. */
  async #analyse(): Promise<void> {
    await this.#job(await startAnalysis(this.#as("office"), this.#campaignId));
  }

  /** In a closed campaign every lead is settled; in one that runs, the first of them. */
  async #settleFindings(): Promise<void> {
    const page = { state: "open" as const, page: 1, size: 200 };
    const { items } = await listFindings(this.#as("supervisor"), this.#campaignId, page);
    const settled = this.#plan.stage === "archive" ? items : items.slice(0, 1);
    for (const { findingId, cadreId } of settled) {
      await disposeFinding(
        this.#as("supervisor"),
        findingId,
        cadreId === null
          ? { disposition: "noted", reason: "已在总结中提醒各单位认真填写，下次测评前说明填写要求" }
          : { disposition: "dismissed", reason: "核对会场记录并询问监票人，未发现异常组织填票" },
      );
    }
  }

  async #collect(): Promise<void> {
    const bytes = await this.#ratingsFile();
    const name = `${this.#plan.id}.csv`;
    const importId = await uploadRatings(this.#as("office"), this.#campaignId, {
      name,
      mediaType: "text/csv",
      bytes,
    });
    const { mapping } = await importView(this.#as("office"), this.#campaignId, importId);
    await putMapping(this.#as("office"), this.#campaignId, importId, { mapping });
    await this.#job(
      await confirmImport(this.#as("office"), { campaignId: this.#campaignId, importId, replace: false }),
    );
  }

  async #ratingsFile(): Promise<Buffer> {
    const ratees = await this.#ratees();
    const codes = ["D1", "D2", "N1", "N2", "N3", "Q1", "Q2", "J1", "J2", "L1", "L2"];
    const groups = { superiors: "上级", peers: "同级", subordinates: "下级" } as const;
    // Where the campaign still collects, the peers vote by phone (demo-rounds.ts).
    const onPaper = Object.keys(groups).filter(
      (group) => this.#plan.stage !== "collect" || group !== "peers",
    );
    const demoIds = new Map(this.#plan.unitCodes.map((code, i) => [code, this.#plan.rateeIds[i]!]));
    const lines = ratees.flatMap(({ unitCode }) =>
      demoSheets(this.#plan, demoIds.get(unitCode) ?? unitCode, codes, onPaper).map(
        ({ group, number, answers }) => {
          const marks = codes.map((code) =>
            answers[code] === "not_known" ? "不了解" : (answers[code] ?? ""),
          );
          return [unitCode, number, groups[group as keyof typeof groups], ...marks].join(",");
        },
      ),
    );
    const number = this.#plan.numberedRaters ? "评价人编号" : "票号";
    return Buffer.from(`单位编码,${number},评价主体,${codes.join(",")}\n${lines.join("\n")}\n`);
  }

  /** As proposed; where scores tie at the last place the decision says why. */
  async #decide(): Promise<void> {
    const { items } = await listResults(this.#as("office"), this.#campaignId, {
      q: "",
      sort: "rank",
      page: 1,
      size: 200,
    });
    const clear = items.filter((row) => !row.tieAtCut).map((row) => row.cadreId);
    await acceptProposals(this.#as("office"), this.#campaignId, clear);
    for (const row of items.filter((one) => one.tieAtCut)) {
      await decideGrade(this.#as("office"), this.#campaignId, row.cadreId, {
        grade: row.proposed!,
        reason: "与他人并列于名额末位,经评议按建议等次评定",
      });
    }
  }

  async #feedback(): Promise<void> {
    await this.#job(
      await startDrafting(this.#as("office"), { campaignId: this.#campaignId, cadreIds: null, again: false }),
    );
    if (this.#plan.stage === "feedback") {
      const talks = await this.#talks();
      return talks.begin((n) => this.#workingDaysAgo(n));
    }
    await releaseLetters(this.#as("office"), this.#campaignId);
    if (this.#plan.stage === "improve") await (await this.#talks()).assignAll();
    if (this.#plan.stage !== "archive") return;
    for (const ratee of await this.#ratees()) {
      const actor = rateeActor(this.#actors.office, ratee);
      await acknowledge(contextOf(this.#platform, actor), this.#campaignId, {
        understood: true,
        comment: "",
      });
    }
  }

  async #talks(): Promise<DemoTalks> {
    const { office, givers } = this.#actors;
    const ratees = await this.#ratees();
    return new DemoTalks(this.#platform, {
      ...{ campaignId: this.#campaignId, givers },
      office: contextOf(this.#platform, office),
      contextOf: (actor) => contextOf(this.#platform, actor),
      ratees: ratees.map((ratee) => rateeActor(office, ratee)),
    });
  }

  async #ratees() {
    const { db } = this.#platform;
    return rateesOf(db, await findCampaign(db, this.#actors.office.jurisdictionId, this.#campaignId));
  }

  async #job(jobId: string): Promise<void> {
    const actor = this.#actors.office;
    for (;;) {
      const job = await this.#platform.jobs.get(actor, jobId);
      if (job.status === "done") return;
      if (job.error !== null) throw new DomainError(job.error.code, 500, job.error.text);
      await new Promise((accept) => setTimeout(accept, 20));
    }
  }
}

/** Somebody who is assessed, whether or not the demo has an account for the person. */
function rateeActor(office: Actor, { cadreId, name }: { cadreId: string; name: string }): Actor {
  return {
    ...office,
    userId: `demo:${cadreId}`,
    displayName: name,
    cadreId,
    grants: [{ role: "cadre" as Role, unitIds: [] }],
  };
}

function needsReason(stage: Stage): boolean {
  return stage === "decide" || stage === "archive";
}

/** Services take what a route would give; the demo acts with everything that the roles of the actor reach. */
function contextOf(platform: Platform, actor: Actor): Ctx {
  const reach = reachOf(actor, "session.use");
  const own = actor.grants.some((grant) => grant.role === "cadre");
  return { platform, actor, reach: own && reach !== null ? reach : { all: true, unitIds: [], own: true } };
}
