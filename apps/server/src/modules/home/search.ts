import type { Ctx } from "../../platform/context.ts";
import { type Action, reachOf } from "../../platform/policy.ts";
import { listCampaigns } from "../campaigns/service.ts";
import { searchRoster } from "../roster/service.ts";

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
  const [roster, campaigns] = await Promise.all([
    within(ctx, "roster.read", (own) => findInRoster(own, text)),
    within(ctx, "campaigns.read", (own) => findCampaigns(own, text)),
  ]);
  return { persons: [], units: [], ...roster, campaigns: campaigns ?? [] };
}

/** Null for those whose roles do not allow the action at all. */
async function within<T>(ctx: Ctx, action: Action, find: (ctx: Ctx) => Promise<T>): Promise<T | null> {
  const reach = reachOf(ctx.actor, action);
  return reach === null ? null : find({ ...ctx, reach });
}

async function findInRoster(ctx: Ctx, q: string): Promise<Pick<SearchResult, "persons" | "units">> {
  const found = await searchRoster(ctx, q, MOST);
  return {
    persons: found.persons.map(({ cadreId, name, unitName, title }) => ({
      id: cadreId,
      name,
      detail: [unitName, title].filter((part) => part !== null && part !== "").join(" "),
      link: `/roster/${cadreId}`,
    })),
    units: found.units.map(({ unitId, name, code }) => ({
      id: unitId,
      name,
      detail: code,
      link: `/roster?unitId=${unitId}`,
    })),
  };
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
