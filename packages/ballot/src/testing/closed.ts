import type { Sheet } from "../ballot.ts";
import { utf8 } from "../bytes.ts";
import { signCheckpoint } from "../checkpoint.ts";
import { openCloseOrder } from "../close-order.ts";
import { type Dispute, disputeOf } from "../dispute.ts";
import { openEnvelope } from "../envelope.ts";
import { nativeChecks } from "../node.ts";
import { makeReceipt, signerFor } from "../receipt.ts";
import { buildRecord, FILES, type GroupContents } from "../record.ts";
import { issueTestToken, sealTestBallot, type TestCampaign, testCloseOrder, testSheets } from "./campaign.ts";
import type { Seeded } from "./seeded.ts";

export interface TestRecord {
  files: Map<string, Uint8Array>;
  sheets: Map<string, Sheet[]>;
  disputes: Dispute[];
}

/** What may go wrong in a campaign before its record is made. */
export interface Irregular {
  /** Tokens issued, when they are not as many as the voters. */
  issued?: (group: string) => number;
  /** Sheets left out of the box's store. */
  lost?: (group: string) => number;
}

/** The record of a campaign in which so many raters of each group voted at random; without a box process. */
export function closedTestRecord(
  campaign: TestCampaign,
  random: Seeded,
  voters: (group: string) => number,
  { issued = voters, lost = () => 0 }: Irregular = {},
): TestRecord {
  const { frozen, box, supervisor } = campaign;
  const all = new Map<string, Sheet[]>();
  const disputes: Dispute[] = [];
  const contents = frozen.manifest.groups.map(({ id }): GroupContents => {
    const ballots = Array.from({ length: voters(id) }, () => {
      const sealed = sealTestBallot(
        campaign,
        id,
        issueTestToken(campaign, id),
        testSheets(frozen, id, random),
      );
      disputes.push(disputeOf(id, sealed, makeReceipt(frozen, id, sealed.h, signerFor(box))));
      return openEnvelope(frozen, utf8(sealed.envelope), nativeChecks);
    });
    const sheets = ballots.flatMap((ballot) => ballot.sheets).slice(lost(id));
    all.set(
      id,
      sheets.map(({ sheet }) => sheet),
    );
    return { group: id, ballots, sheets };
  });
  const order = testCloseOrder(campaign, issued);
  const record = buildRecord(frozen, order, openCloseOrder(frozen, order), contents);
  const files = new Map([...record.files].map(([name, text]) => [name, utf8(text)]));
  files.set(FILES.checkpoint, utf8(signCheckpoint(record.checkpoint, [box, supervisor])));
  return { files, sheets: all, disputes };
}
