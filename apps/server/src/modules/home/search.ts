import type { Ctx } from "../../platform/context.ts";
import { type Action, reachOf } from "../../platform/policy.ts";
import { listCampaigns } from "../campaigns/service.ts";
import { listCadres, listUnits } from "../roster/service.ts";

export interface Hit {
  id: string;
  name: string;
  detail: string;
  /** Address in the console. */
  link: string;
}

export interface SearchResult {
  persons: Hit[];
  units: Hit[];
  campaigns: Hit[];
}

const MOST = 8;

/** Persons (name, pinyin, initials), units and campaigns, each only as far as the person may see them. */
export async function search(ctx: Ctx, q: string): Promise<SearchResult> {
  const text = q.trim();
  if (text === "") return { persons: [], units: [], campaigns: [] };
  const [persons, units, campaigns] = await Promise.all([
    within(ctx, "roster.read", (own) => findPersons(own, text)),
    within(ctx, "roster.read", (own) => findUnits(own, text)),
    within(ctx, "campaigns.read", (own) => findCampaigns(own, text)),
  ]);
  return { persons, units, campaigns };
}

/** Nothing for those whose roles do not allow the action at all. */
async function within(ctx: Ctx, action: Action, find: (ctx: Ctx) => Promise<Hit[]>): Promise<Hit[]> {
  const reach = reachOf(ctx.actor, action);
  return reach === null ? [] : find({ ...ctx, reach });
}

async function findPersons(ctx: Ctx, q: string): Promise<Hit[]> {
  const { items } = await listCadres(ctx, { q, sort: "roster", page: 1, size: MOST });
  return items.map(({ cadreId, name, unitName, title }) => ({
    id: cadreId,
    name,
    detail: [unitName, title].filter((part) => part !== null && part !== "").join(" "),
    link: `/roster/${cadreId}`,
  }));
}

async function findUnits(ctx: Ctx, q: string): Promise<Hit[]> {
  const key = q.toLowerCase();
  const units = await listUnits(ctx);
  return units
    .filter((unit) => unit.name.toLowerCase().includes(key) || unit.code.toLowerCase().startsWith(key))
    .slice(0, MOST)
    .map(({ unitId, name, code }) => ({ id: unitId, name, detail: code, link: `/roster?unitId=${unitId}` }));
}

async function findCampaigns(ctx: Ctx, q: string): Promise<Hit[]> {
  const { items } = await listCampaigns(ctx, { q, sort: "-createdAt", page: 1, size: MOST });
  return items.map(({ campaignId, name, stageLabel }) => ({
    id: campaignId,
    name,
    detail: stageLabel.zh,
    link: `/campaigns/${campaignId}`,
  }));
}
