import { utf8 } from "@hengjian/ballot";
import { seeded, testCloseOrder } from "@hengjian/ballot/testing";
import { readFolder } from "../../apps/box/src/durable-files.ts";
import { openTestBox } from "../../apps/box/src/testing/box.ts";
import { holdMeeting, MEETING_GROUPS } from "./meeting.ts";
import type { Finding, Proof } from "./proof.ts";
import { startCluster } from "./reference-issuer.ts";
import { ServerIssuer } from "./server-issuer.ts";
import { decoded, sharedStrings } from "./shared-bytes.ts";
import { allFiles, clusterFiles } from "./stolen-files.ts";

/**
 * The same theft as T1, but of the server as it is: its whole database with write-ahead log, its data folder with the
 * sealed issuing keys, and the box.
 */
async function stealServer(): Promise<Finding> {
  const cluster = await startCluster(false);
  const box = openTestBox({ groups: MEETING_GROUPS, random: seeded(2001).bytes });
  const { frozen, issuingKeys } = box.campaign;
  const issuer = await ServerIssuer.open(cluster, frozen, issuingKeys);
  try {
    // The hash of the manifest is public and stands on both sides from the beginning; so do words of the rule packs.
    const before = [
      ...[...allFiles(box).values(), ...(await issuer.dump())].flatMap(decoded),
      ...clusterFiles(cluster),
    ];
    const truth = await holdMeeting(issuer, box, 2001);
    box.box.close(testCloseOrder(box.campaign, (group) => truth.get(group)!.length));
    const left = [...allFiles(box).values()].flatMap(decoded);
    const dump = await issuer.dump();
    const right = [
      ...dump.flatMap(decoded),
      ...clusterFiles(cluster),
      ...readFolder(issuer.dataFolder).values(),
    ];
    const known = [...decoded(utf8(frozen.text)), ...decoded(utf8(frozen.hashText)), ...before];
    const token = Buffer.from([...truth.values()][0]![7]!.tokenKey, "hex").subarray(0, 16);
    const shared = sharedStrings(left, right, known);
    const planted = sharedStrings(left, [...right, token], known).size;
    for (const one of shared) console.error("T1-server shared:", one.toString(16));
    return { reached: `${shared.size} (planted: ${planted})`, holds: shared.size === 0 && planted > 0 };
  } finally {
    await issuer.close();
    box.stop();
    await cluster.stop();
  }
}

export const serverProofs: Proof[] = [
  {
    id: "T1-server",
    promise: "strings of 8 bytes shared between the server's own database and folder and the box",
    wanted: "0 (and a planted one is found)",
    run: stealServer,
  },
];
