/**
 * The county that the first start loads. Invented from beginning to end: units, people, facts and results are put
 * together by a seeded generator; nobody is meant.
 */
import { makeAccounts } from "./accounts.ts";
import { makeCadres } from "./cadres.ts";
import { makeCampaigns } from "./campaigns.ts";
import { makeFacts, withFacts } from "./facts.ts";
import type { DemoCounty } from "./types.ts";
import { UNITS } from "./units.ts";

export { type DemoSheet, demoSheets } from "./ratings.ts";
export type * from "./types.ts";

/** The same plain data each time. */
export function demoCounty(): DemoCounty {
  const born = makeCadres();
  const facts = makeFacts(born);
  const cadres = withFacts(born, facts);
  return {
    jurisdiction: {
      id: "yunxi-demo",
      name: "云溪县（虚构示范县）",
      fictional: true,
      label: {
        zh: "演示数据：云溪县为虚构，人员与结果均非真实",
        en: "Demo data: Yunxi County, its people and results are invented",
      },
    },
    units: [...UNITS],
    cadres,
    facts,
    accounts: makeAccounts(cadres),
    campaigns: makeCampaigns(cadres),
  };
}
