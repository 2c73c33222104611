import { join } from "node:path";
import { newSigner, signNote, verifierOf, verifierText } from "@hengjian/ballot";
import { ApiClient } from "../apps/cli/src/client.ts";
import { keyName, sealKey } from "../apps/console/src/lib/sealed-key.ts";

interface Person {
  username: string;
  password: string;
}

export interface People {
  office: Person;
  leader: Person;
  supervisor: Person;
}

export const PASSPHRASE = "browser tests only";
const HOUR = 3_600_000;
const ROSTER = join(import.meta.dirname, "../examples/roster.xlsx");

/** A round of a campaign, set up over the API and frozen by two people: for pages that need one that stands. */
export async function frozenRound(url: string, people: People, campaignId: string): Promise<string> {
  const [office, leader, supervisor] = await Promise.all([
    signedIn(url, people.office),
    signedIn(url, people.leader),
    signedIn(url, people.supervisor),
  ]);
  await enterKey(office, people.office);
  await enterKey(leader, people.leader);
  await enterKey(supervisor, people.supervisor);
  const { round } = await office.send<{ round: { roundId: string } }>(
    "POST",
    `/api/campaigns/${campaignId}/rounds`,
    { title: "示例民主测评", mode: "formal" },
  );
  const place = `/api/campaigns/${campaignId}/rounds/${round.roundId}`;
  const { items } = await office.get<{ items: { accountId: string; role: string; hasKey: boolean }[] }>(
    `${place}/signers`,
  );
  const withKey = (supervises: boolean) =>
    items
      .filter((one) => one.hasKey && (one.role === "supervisor") === supervises)
      .map((one) => one.accountId);
  await office.send("PATCH", place, {
    settings: { ...windows(), officers: withKey(false), supervisor: withKey(true)[0] },
  });
  const freeze = { to: "freeze", note: "", earlyReason: "浏览器测试" };
  await office.send("POST", `${place}/advance`, freeze);
  await leader.send("POST", `${place}/advance`, freeze);
  return round.roundId;
}

/** A campaign over some units of the project's own roster that stands in collecting. @returns its id */
export async function collectingCampaign(url: string, people: Pick<People, "office" | "leader">) {
  const [office, leader] = await Promise.all([signedIn(url, people.office), signedIn(url, people.leader)]);
  const { importId, jobId } = await office.upload<{ importId: string; jobId: string }>(
    "/api/roster/imports",
    ROSTER,
  );
  await office.job(jobId);
  const confirmed = await office.send<{ jobId: string }>(
    "POST",
    `/api/roster/imports/${importId}/confirm`,
    {},
  );
  await office.job(confirmed.jobId);
  const units = await office.get<{ items: { unitId: string; head: string | null }[] }>("/api/units");
  const unitIds = units.items.filter((unit) => unit.head !== null).map((unit) => unit.unitId);
  const { campaign } = await office.send<{ campaign: { campaignId: string } }>("POST", "/api/campaigns", {
    name: "示例年度考核",
    year: 2026,
    kind: "annual",
    schemeId: "county-department-heads",
    unitIds: unitIds.slice(0, 6),
  });
  const place = `/api/campaigns/${campaign.campaignId}`;
  for (const client of [office, leader]) await client.send("POST", `${place}/advance`, { to: "freeze" });
  await office.send("POST", `${place}/advance`, { to: "collect" });
  return campaign.campaignId;
}

/** Open for signing in and casting now and for some hours. */
export function windows() {
  const now = Date.now();
  const span = { from: new Date(now - HOUR).toISOString(), until: new Date(now + 6 * HOUR).toISOString() };
  return { issuing: span, casting: span };
}

async function signedIn(url: string, { username, password }: Person): Promise<ApiClient> {
  const client = new ApiClient(url);
  await client.signIn(username, password);
  return client;
}

async function enterKey(client: ApiClient, { username }: Person): Promise<void> {
  const { proofText } = await client.get<{ proofText: string }>("/api/my/signing-key");
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const signer = newSigner(keyName(username), seed);
  await client.send("PUT", "/api/my/signing-key", {
    publicKey: verifierText(verifierOf(signer)),
    blob: await sealKey(seed, PASSPHRASE),
    proof: signNote(proofText, [signer]),
  });
}
