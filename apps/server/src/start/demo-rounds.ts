import { newSigner, signNote, verifierOf, verifierText } from "@hengjian/ballot";
import { nodeRandom } from "@hengjian/ballot/node";
import { keyName, sealKey } from "@hengjian/ballot/sealed-key";
import { and, eq } from "drizzle-orm";
import type { DemoCounty } from "../../../../demo/county.ts";
import {
  advanceRound,
  changeRound,
  createRound,
  enterSigningKey,
  listRounds,
  mySigningKey,
  proposeAnew,
} from "../modules/ballots/service.ts";
import { campaign } from "../modules/campaigns/schema.ts";
import type { Ctx, Platform } from "../platform/context.ts";
import type { Actor } from "../platform/policy.ts";
import { DEMO_PASSWORD, demoActor } from "./accounts.ts";

const HOUR = 3_600_000;

/** From now, in hours: a round of practice that anybody may try at once, and the vote itself in three days. */
const ROUNDS = [
  { title: "同级测评模拟", mode: "mock", issuing: [-1, 30 * 24], casting: [-1, 30 * 24] },
  { title: "同级民主测评", mode: "formal", issuing: [-1, 3 * 24], casting: [3 * 24, 6 * 24] },
] as const;

/**
 * Votes among the peers of the campaign that collects. The keys of officers and supervisor are sealed with the password
 * that the start prints, so that whoever tries the demo can close the box. Without a box there is nothing to vote into:
 * the next start makes the rounds then.
 */
export async function loadDemoRounds(platform: Platform, county: DemoCounty): Promise<void> {
  const jurisdictionId = county.jurisdiction.id;
  const [collecting] = await platform.db
    .select({ campaignId: campaign.campaignId })
    .from(campaign)
    .where(and(eq(campaign.jurisdictionId, jurisdictionId), eq(campaign.stage, "collect")));
  if (collecting === undefined || (await platform.box.status()).state !== "up") return;
  const as = async (name: string) => contextOf(platform, await demoActor(platform, jurisdictionId, name));
  const office = await as("office1");
  const leader = await as("leader");
  const supervisor = await as("supervisor");
  const { items } = await listRounds(office, collecting.campaignId);
  const missing = ROUNDS.filter(
    (one) => !items.some((item) => item.title === one.title && item.state !== "setup"),
  );
  if (missing.length === 0) return;
  for (const ctx of [office, leader, supervisor]) await enterDemoKey(ctx);
  for (const one of missing) await holdRound(one, collecting.campaignId, office, leader, supervisor);
}

/** Services take what a route would give. */
function contextOf(platform: Platform, actor: Actor): Ctx {
  return { platform, actor, reach: { all: true, unitIds: [], own: true } };
}

async function enterDemoKey(ctx: Ctx): Promise<void> {
  const { key, proofText } = await mySigningKey(ctx);
  if (key !== null) return;
  const seed = nodeRandom(32);
  const signer = newSigner(keyName(ctx.actor.username), seed);
  await enterSigningKey(ctx, {
    publicKey: verifierText(verifierOf(signer)),
    blob: await sealKey(seed, DEMO_PASSWORD, nodeRandom),
    proof: signNote(proofText, [signer]),
  });
}

async function holdRound(
  { title, mode, issuing, casting }: (typeof ROUNDS)[number],
  campaignId: string,
  office: Ctx,
  leader: Ctx,
  supervisor: Ctx,
): Promise<void> {
  const now = office.platform.now().getTime();
  const span = ([from, until]: readonly [number, number]) => ({
    from: new Date(now + from * HOUR).toISOString(),
    until: new Date(now + until * HOUR).toISOString(),
  });
  const roundId = await createRound(office, campaignId, { title, mode });
  await proposeAnew(office, campaignId, roundId, { roles: ["peers"] });
  await changeRound(office, campaignId, roundId, {
    settings: {
      issuing: span(issuing),
      casting: span(casting),
      officers: [office.actor.userId, leader.actor.userId],
      supervisor: supervisor.actor.userId,
    },
  });
  const freeze = { to: "freeze" as const, note: "", earlyReason: "演示数据" };
  for (const ctx of [office, leader]) await advanceRound(ctx, campaignId, roundId, freeze);
}
