import { codeAddress, type Sheet } from "@hengjian/ballot";
import { pdfText } from "../../../platform/documents/testing.ts";
import { TestPhone } from "./phone.ts";
import { close, done, freeze, preparedRound, type TestRound, type VotingCounty } from "./round.ts";

/** Rater group that bearers of cards count in. */
export const BEARERS = "subordinates";

/**
 * A closed round in which so many bearers of cards voted about all heads.
 * @param sheetsOf what the i-th of them writes
 */
export async function roundByCards(
  county: VotingCounty,
  campaignId: string,
  bearers: number,
  sheetsOf: (i: number, phone: TestPhone, group: string) => Sheet[],
): Promise<TestRound> {
  const round = await preparedRound(county, campaignId);
  await done(
    county.crew.office.send("POST", `${round.base}/plan/groups`, {
      ...{ label: { zh: "会议代表", en: "Delegates" }, role: BEARERS },
      ...{ ratees: county.heads.map((head) => head.cadreId), people: [], extraCards: bearers },
    }),
  );
  const { group } = (await freeze(county, round)).numbers.at(-1);
  for (const [i, code] of (await printedCodes(county, round)).entries()) {
    const phone = await phoneWith(county, round, code);
    await phone.signIn();
    await done(phone.cast(group, sheetsOf(i, phone, group)));
  }
  await close(county, round);
  return round;
}

/** Print the cards that are due and read the codes off the sheets. */
export async function printedCodes({ crew }: VotingCounty, { base }: TestRound): Promise<string[]> {
  const answer = await crew.office.rawSend("POST", `${base}/cards/print`, {});
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const text = await pdfText(answer.rawPayload);
  return (text.match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/g) ?? []).map((code) => code.replaceAll("-", ""));
}

/** A phone that scanned the card with this code. */
export async function phoneWith(
  { test, crew }: VotingCounty,
  { base }: TestRound,
  code: string,
): Promise<TestPhone> {
  const { round } = (await crew.office.get(base)).body;
  return TestPhone.open(test, codeAddress(round.boothUrl, code, round.manifestHash));
}
