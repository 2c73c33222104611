import {
  about,
  type Person,
  type PolicyFixtures,
  type PolicyWorld,
  plain,
} from "../../platform/testing/policy-world.ts";
import { addFact } from "./service.ts";

const cadre = (subject: Person) => ({ id: subject.cadreId });
const tidy = "单位,姓名,性别,出生年月,现任职务\n权限检验局,检验一,男,1980.05,局长\n";
const upload = { name: "roster.csv", bytes: tidy };

/** Read and waiting for confirmation; the jobs of the policy test do not run, so most steps may answer 409. */
async function anImport(world: PolicyWorld) {
  const answer = await world.once("roster import", async () => {
    const headers = world.asker("office").headers;
    const form = new FormData();
    form.append("file", new File([tidy], "roster.csv"));
    const request = new Request("http://localhost/", { method: "POST", body: form });
    const sent = await world.test.app.inject({
      method: "POST",
      url: "/api/roster/imports",
      headers: { ...headers, "content-type": request.headers.get("content-type") ?? "" },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return sent.json<{ importId: string }>();
  });
  return { params: { id: answer.importId } };
}

async function aFact({ test }: PolicyWorld, subject: Person) {
  const office = test.as("office", "roster.edit", { jurisdictionId: subject.jurisdictionId });
  const fact = { kind: "leave", from: "2026-01", to: null, note: "", source: "" };
  return { params: { ...cadre(subject), factId: await addFact(office, subject.cadreId, fact) } };
}

const unfinished = { alsoAllowed: [409] };
const post = (subject: Person) => ({ unitId: subject.unitId, title: "局长", since: "2026-01" });

export const fixtures: PolicyFixtures = {
  "GET /api/units": plain({}, { hides: (other) => other.unitId }),
  "PATCH /api/units/:id": about((_, subject) => ({
    params: { id: subject.unitId },
    payload: { kind: "town" },
  })),
  "GET /api/cadres": plain({}, { hides: (other) => other.cadreId }),
  "GET /api/cadres/:id": about((_, subject) => ({ params: cadre(subject) })),
  "POST /api/cadres": plain((world) => ({
    payload: { name: "检验", sex: "男", birth: "1980-05", post: post(world.asker("office")) },
  })),
  "PATCH /api/cadres/:id": about((_, subject) => ({ params: cadre(subject), payload: { note: "检验" } })),
  "POST /api/cadres/:id/appointments": about((_, subject) => ({
    params: cadre(subject),
    payload: post(subject),
  })),
  "POST /api/cadres/:id/head": about((_, subject) => ({ params: cadre(subject) })),
  // Those asked about stay in office for the other requests: somebody without a post is refused by a rule.
  "POST /api/cadres/:id/leave": about(async (world, subject) => {
    const { pool } = world.test.database;
    const made = await pool.query<{ cadre_id: string }>(
      `insert into cadre (jurisdiction_id, cadre_id, name, name_as_written, pinyin, initials, unit_id)
         values ($1, gen_random_uuid(), '检验', '检验', 'jianyan', 'jy', $2) returning cadre_id`,
      [subject.jurisdictionId, subject.unitId],
    );
    return { params: { id: made.rows[0]?.cadre_id ?? "" }, payload: { month: "2026-10" } };
  }),
  "POST /api/cadres/:id/facts": about((_, subject) => ({
    params: cadre(subject),
    payload: { kind: "leave", from: "2026-01" },
  })),
  "PATCH /api/cadres/:id/facts/:factId": about(async (world, subject) => ({
    ...(await aFact(world, subject)),
    payload: { to: "2026-03" },
  })),
  "DELETE /api/cadres/:id/facts/:factId": about(aFact),
  "GET /api/roster/export": plain(),
  "GET /api/roster/structure": plain(),
  "GET /api/roster/structure/export": plain(),
  "POST /api/roster/imports": plain({ upload }),
  "GET /api/roster/imports": plain(),
  "GET /api/roster/imports/:id": plain(anImport),
  "GET /api/roster/imports/:id/rows": plain(anImport),
  "POST /api/roster/imports/:id/confirm": plain(anImport, unfinished),
  "DELETE /api/roster/imports/:id": plain(anImport, unfinished),
};
