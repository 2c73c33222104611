import type { Stage } from "@hengjian/appraisal";
import { signInAs, TEST_PASSWORD } from "../../../platform/testing/app.ts";
import { TEST_JURISDICTION } from "../../../platform/testing/context.ts";
import type { Parts, Person, PolicyWorld } from "../../../platform/testing/policy-world.ts";
import { createAccount, setGrants } from "../../identity/service.ts";
import { Client, type Crew, collecting, countRatings, crewOf, throughGrades } from "./driver.ts";
import { ratingsCsv } from "./sheets.ts";

/** How far a campaign of the policy test has come. */
export type Reached = Extract<Stage, "prepare" | "collect"> | "collected" | "released";

/** A campaign in the jurisdiction of the subject, over all its units: made once, used by every fixture. */
export function campaignFor(world: PolicyWorld, subject: Person, reached: Reached): Promise<string> {
  const { jurisdictionId } = subject;
  return world.once(`campaign ${reached} in ${jurisdictionId}`, async () => {
    const crew = await crewIn(world, jurisdictionId);
    const id = await walk(crew, await codesIn(world, jurisdictionId), reached);
    if (reached === "released" && jurisdictionId === TEST_JURISDICTION) await assignTalks(world, crew, id);
    return id;
  });
}

/** Each giver of the world talks about the letter of the own place, so that the other one's is another's. */
async function assignTalks(world: PolicyWorld, crew: Crew, campaignId: string): Promise<void> {
  const givers = [world.asker("feedback_giver"), world.other("feedback_giver")];
  const assignments = givers.map(({ userId, cadreId }) => ({ giverId: userId, cadreId }));
  const { status, body } = await crew.office.send("POST", `/api/campaigns/${campaignId}/talks/assign`, {
    assignments,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** Parts with the number of such a campaign, for routes with nothing else in the address. */
export function inCampaign(reached: Reached, rest: Omit<Parts, "params"> = {}) {
  return async (world: PolicyWorld, subject: Person): Promise<Parts> => ({
    params: { id: await campaignFor(world, subject, reached) },
    ...rest,
  });
}

/** The same about the cadre of the subject. */
export function aboutCadre(reached: Reached, rest: Omit<Parts, "params"> = {}) {
  return async (world: PolicyWorld, subject: Person): Promise<Parts> => ({
    params: { id: await campaignFor(world, subject, reached), cadreId: subject.cadreId },
    ...rest,
  });
}

/** People who run campaigns and are not assessed themselves. */
export function crewIn(world: PolicyWorld, jurisdictionId: string): Promise<Crew> {
  return world.once(`crew in ${jurisdictionId}`, () =>
    jurisdictionId === TEST_JURISDICTION ? crewOf(world.test, ".policy") : foreignCrew(world, jurisdictionId),
  );
}

async function foreignCrew(world: PolicyWorld, jurisdictionId: string): Promise<Crew> {
  const { test } = world;
  const by = { platform: test.platform, actor: { userId: "installer", jurisdictionId } };
  const member = async (role: "office" | "leader" | "supervisor", username: string) => {
    const accountId = await createAccount(by, {
      ...{ username, displayName: username, mustChange: false },
      password: TEST_PASSWORD,
    });
    await setGrants(by, accountId, [{ role, unitIds: [] }]);
    return new Client(test, await signInAs(test.app, username));
  };
  return {
    office: await member("office", "foreign.office"),
    office2: await member("office", "foreign.office2"),
    leader: await member("leader", "foreign.leader"),
    supervisor: await member("supervisor", "foreign.supervisor"),
  };
}

interface Units {
  codes: string[];
  unitIds: string[];
}

async function codesIn(world: PolicyWorld, jurisdictionId: string): Promise<Units> {
  const { rows } = await world.test.database.pool.query<{ code: string; unit_id: string }>(
    "select code, unit_id from unit where jurisdiction_id = $1 order by code",
    [jurisdictionId],
  );
  return { codes: rows.map((row) => row.code), unitIds: rows.map((row) => row.unit_id) };
}

async function walk(crew: Crew, { codes, unitIds }: Units, reached: Reached): Promise<string> {
  if (reached === "prepare") {
    const made = await crew.office.send("POST", "/api/campaigns", {
      ...{ name: "权限检验", year: 2026, schemeId: "county-department-heads", unitIds },
    });
    return made.body.campaign.campaignId;
  }
  const id = await collecting(crew, unitIds, `权限检验 ${reached}`);
  if (reached === "collect") return id;
  await countRatings(crew, id, ratingsCsv(codes, 10));
  if (reached === "collected") return id;
  await throughGrades(crew, id);
  await crew.office.job("POST", `/api/campaigns/${id}/letters/draft`, {});
  await crew.office.send("POST", `/api/campaigns/${id}/letters/release`, {});
  return id;
}
