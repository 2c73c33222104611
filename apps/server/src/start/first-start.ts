import { demoCounty } from "../../../../demo/county.ts";
import { hasAccounts } from "../modules/identity/service.ts";
import { stageLine } from "../modules/stage-line.ts";
import type { Config } from "../platform/config.ts";
import { jurisdictionOf } from "../platform/jurisdiction.ts";
import { demoAccountList, loadDemoAccounts, makeFirstAccounts, type StartAccount } from "./accounts.ts";
import { loadDemoCampaigns } from "./demo-campaigns.ts";
import { demoCadreIds, loadDemoRoster } from "./demo-roster.ts";
import { loadDemoRounds } from "./demo-rounds.ts";
import type { RunningServer } from "./server.ts";

/**
 * The very first start fills the system: with the fictional county, or (`--empty`) with nothing but the accounts of
 * the three officers.
 * @returns the accounts to print: new ones, or those of the demo county; none on later starts of an own system
 */
export async function fillOnFirstStart(server: RunningServer, config: Config): Promise<StartAccount[]> {
  const { platform } = server;
  const county = demoCounty();
  const isDemo = (await jurisdictionOf(platform.db, county.jurisdiction.id)) !== null;
  if (!isDemo && (await hasAccounts(platform))) return [];
  if (!isDemo && !config.demo) return makeFirstAccounts(platform);
  // Each step passes over what is there, so that a first start that was cut off is completed by the next.
  const cadreIds = isDemo ? demoCadreIds(county) : await loadDemoRoster(platform, county);
  await loadDemoAccounts(platform, county, cadreIds);
  await loadDemoCampaigns(platform, county, stageLine);
  await loadDemoRounds(platform, county);
  return demoAccountList(county);
}
