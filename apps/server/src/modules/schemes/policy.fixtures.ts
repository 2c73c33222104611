import { randomUUID } from "node:crypto";
import { type PolicyFixtures, plain } from "../../platform/testing/policy-world.ts";

const rule = {
  ...{ key: "quota.excellent", label: { zh: "优秀比例", en: "Share" }, value: 0.2 },
  ...{ source: "检验", verified: false },
};

export const fixtures: PolicyFixtures = {
  "GET /api/rule-packs": plain(),
  "POST /api/rule-packs": plain(() => ({
    payload: {
      ...{ id: "policy-test", version: randomUUID().slice(0, 8), title: { zh: "检验", en: "Test" } },
      values: [rule],
    },
  })),
  "GET /api/schemes": plain(),
  "GET /api/schemes/:id": plain({ params: { id: "county-department-heads" } }),
  "GET /api/calendar": plain({ query: { year: "2026" } }),
  "PUT /api/calendar/:day": plain({
    params: { day: "2031-05-06" },
    payload: { working: false, note: "检验" },
  }),
  "DELETE /api/calendar/:day": plain(async (world) => {
    await world.test.database.pool.query(
      "insert into calendar_day values ('test-county', '2031-05-07', false, '', 'test', now()) on conflict do nothing",
    );
    return { params: { day: "2031-05-07" } };
  }),
};
