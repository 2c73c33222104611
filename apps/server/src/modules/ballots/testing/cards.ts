import { codeAddress } from "@hengjian/ballot";
import { pdfText } from "../../../platform/documents/testing.ts";
import { TestPhone } from "./phone.ts";
import type { TestRound, VotingCounty } from "./round.ts";

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
