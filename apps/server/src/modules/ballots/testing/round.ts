import type { TestApp } from "../../../platform/testing/app.ts";
import { TestBallotBox } from "../../../platform/testing/ballot-box.ts";
import { type Answer, Client, type Crew, collecting, crewOf } from "../../campaigns/testing/driver.ts";
import { seedHeads, type TestHead } from "../../campaigns/testing/roster.ts";
import { TestSigner } from "./signer.ts";
import { seedStaff } from "./staff.ts";

const MINUTE = 60_000;

/** A county that votes: heads with accounts, staff without, a box in a process of its own, and people with keys. */
export interface VotingCounty {
  test: TestApp;
  box: TestBallotBox;
  crew: Crew;
  heads: TestHead[];
  /** The heads at their own accounts, in the order of `heads`. */
  people: Client[];
  office: TestSigner;
  leader: TestSigner;
  supervisor: TestSigner;
}

/** @param heads units, each with a head who has an account, @param staff people of each unit without an account */
export async function votingCounty(test: TestApp, heads: number, staff: number): Promise<VotingCounty> {
  const box = new TestBallotBox();
  await box.start();
  box.serve(test.platform);
  const crew = await crewOf(test);
  const seeded = await seedHeads(test.platform, heads);
  await seedStaff(test.platform, seeded, staff);
  const people: Client[] = [];
  for (const [i, head] of seeded.entries())
    people.push(
      new Client(test, await test.signIn("cadre", { username: `head.${i + 1}`, cadreId: head.cadreId })),
    );
  return {
    ...{ test, box, crew, heads: seeded, people },
    office: await TestSigner.enter(crew.office, "office.one"),
    leader: await TestSigner.enter(crew.leader, "leader.one"),
    supervisor: await TestSigner.enter(crew.supervisor, "supervisor.one"),
  };
}

/** A campaign that collects, over the units of the county. */
export function votingCampaign({ crew, heads }: VotingCounty): Promise<string> {
  return collecting(
    crew,
    heads.map((head) => head.unitId),
  );
}

export interface TestRound {
  campaignId: string;
  roundId: string;
  /** Address of its routes. */
  base: string;
}

/** A new round with the plan of these rater groups, ready to be frozen: both windows are open now. */
export async function preparedRound(
  county: VotingCounty,
  campaignId: string,
  { mode = "formal", roles = ["peers"] }: { mode?: "formal" | "mock"; roles?: string[] } = {},
): Promise<TestRound> {
  const { office } = county.crew;
  const made = await office.send("POST", `/api/campaigns/${campaignId}/rounds`, { title: "民主测评", mode });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const { roundId } = made.body.round;
  const base = `/api/campaigns/${campaignId}/rounds/${roundId}`;
  await done(office.send("POST", `${base}/plan/propose`, { roles }));
  const now = county.test.platform.now().getTime();
  const span = { from: iso(now - 5 * MINUTE), until: iso(now + 10 * MINUTE) };
  await done(
    office.send("PATCH", base, {
      settings: {
        issuing: span,
        casting: span,
        officers: [await county.office.accountId(), await county.leader.accountId()],
        supervisor: await county.supervisor.accountId(),
      },
    }),
  );
  return { campaignId, roundId, base };
}

export const iso = (ms: number) => new Date(ms).toISOString();

/** Refusals of a preparation are faults of the test. */
export async function done(answer: Promise<Answer>): Promise<Answer> {
  const { status, body } = await answer;
  if (status >= 300)
    throw new Error(`${status} ${body?.text?.en ?? ""} ${JSON.stringify(body?.details ?? {})}`);
  return { status, body };
}

const REASON = "检验";

/** Two people freeze it. */
export async function freeze({ crew }: VotingCounty, { base }: TestRound): Promise<Answer["body"]> {
  const request = { to: "freeze", note: "", earlyReason: REASON };
  await done(crew.office.send("POST", `${base}/advance`, request));
  return (await done(crew.leader.send("POST", `${base}/advance`, request))).body.round;
}

/** Two officers close it, the supervisor cosigns. */
export async function close(county: VotingCounty, { base }: TestRound): Promise<Answer["body"]> {
  const { office, leader, supervisor } = county;
  await done(office.client.send("POST", `${base}/close/order`, { note: "", earlyReason: REASON }));
  await done(office.signOrder(base, "close"));
  await done(leader.signOrder(base, "close"));
  const { body } = await supervisor.client.get(`${base}/close`);
  return (
    await done(
      supervisor.client.send("POST", `${base}/close/cosign`, {
        note: supervisor.cosign(body.checkpoint.note),
      }),
    )
  ).body;
}

/** Two officers open the answers, and the round is counted. */
export async function release(county: VotingCounty, { base }: TestRound): Promise<Answer> {
  await done(county.office.signOrder(base, "recount"));
  await done(county.leader.signOrder(base, "recount"));
  return county.crew.office.send("POST", `${base}/advance`, { to: "release", note: "" });
}

/** A code from the own page of a head. */
export async function addressFor(
  county: VotingCounty,
  head: number,
  { roundId }: TestRound,
): Promise<string> {
  const { body } = await done(county.people[head]!.send("POST", `/api/my/ballots/${roundId}/code`, {}));
  return body.address;
}
