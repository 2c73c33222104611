import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { utf8 } from "@hengjian/ballot";
import { seeded, testCloseOrder } from "@hengjian/ballot/testing";
import { readFolder } from "../../apps/box/src/durable-files.ts";
import { openTestBox } from "../../apps/box/src/testing/box.ts";
import { type BoxView, naiveBox, viewOf } from "./attackers.ts";
import { holdMeeting, MEETING_GROUPS, type Truth, type Voter } from "./meeting.ts";
import { once, type Scale } from "./proof.ts";
import { type Cluster, ReferenceIssuer, startCluster } from "./reference-issuer.ts";
import { decoded, sharedStrings } from "./shared-bytes.ts";
import { allFiles } from "./stolen-files.ts";

/** One meeting of 200 raters with everything that can be stolen afterwards. */
export interface Theft {
  truth: Truth;
  /** Folder of the box while it is open and quiet, and after the close. */
  live: BoxView;
  closed: BoxView;
  naive: BoxView;
  /** 8-byte strings shared between issuer and box, and those of a control where one secret of 16 bytes is shared. */
  shared: Shared | null;
  /** Traces of persons or times in the box's files, and in those of a box that keeps an access log. */
  traces: string[];
  tracesControl: number;
  envelopeSizes: number[];
}

interface Shared {
  strings: Set<bigint>;
  control: number;
}

/** Five meetings are enough to count strings; the best attacker is chosen on five and measured on five. */
const BYTES_IN = { full: 5, short: 1 };

export const thefts = once(async (scale: Scale): Promise<Theft[]> => {
  const cluster = await startCluster(false);
  try {
    const seeds = scale === "full" ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [1, 2];
    const all: Theft[] = [];
    for (const seed of seeds) all.push(await steal(cluster, seed, seed <= BYTES_IN[scale]));
    return all;
  } finally {
    await cluster.stop();
  }
});

async function steal(cluster: Cluster, seed: number, bytesToo: boolean): Promise<Theft> {
  const box = openTestBox({ groups: MEETING_GROUPS, random: seeded(1000 + seed).bytes });
  const { frozen, issuingKeys } = box.campaign;
  const issuer = await ReferenceIssuer.open(cluster, frozen, issuingKeys);
  try {
    const boxBefore = [...allFiles(box).values()];
    const clusterBefore = bytesToo ? readFolder(cluster.folder) : new Map<string, Uint8Array>();
    const truth = await holdMeeting(issuer, box, seed);
    // A quiet second passes; the box rewrites its live file.
    box.box.tidy();
    const live = stolenView(allFiles(box));
    box.box.close(testCloseOrder(box.campaign, (group) => truth.get(group)!.length));
    const after = allFiles(box);
    const voters = [...truth.values()].flat();
    const files = Buffer.concat([...after.values(), live.bytes]);
    const known = [...decoded(utf8(frozen.text)), ...boxBefore];
    return {
      truth,
      live,
      closed: stolenView(after),
      naive: naiveView(voters),
      shared: bytesToo
        ? await sharedWith(issuer, cluster, clusterBefore, [...after.values()], known, voters)
        : null,
      traces: tracesIn(files, voters, frozen.text),
      tracesControl: tracesIn(Buffer.from(accessLog(voters)), voters, frozen.text).length,
      envelopeSizes: MEETING_GROUPS.map(
        ({ id }) => new Set(truth.get(id)!.map((one) => one.envelope.length)).size,
      ),
    };
  } finally {
    await issuer.close();
    box.stop();
  }
}

/**
 * Everything of the issuer (rows, log, files with the write-ahead log) held against everything of the box. Files of the
 * database that the meeting did not touch are left out.
 */
async function sharedWith(
  issuer: ReferenceIssuer,
  cluster: Cluster,
  before: ReadonlyMap<string, Uint8Array>,
  boxFiles: readonly Uint8Array[],
  known: readonly Uint8Array[],
  voters: readonly Voter[],
): Promise<Shared> {
  const left = boxFiles.flatMap(decoded);
  const dump = await issuer.dump();
  const touched = [...readFolder(cluster.folder)].filter(
    ([name, bytes]) => Buffer.compare(before.get(name) ?? new Uint8Array(0), bytes) !== 0,
  );
  const right = [...dump.flatMap(decoded), ...touched.map(([, bytes]) => bytes)];
  const old = touched.flatMap(([name]) => before.get(name) ?? []);
  const token = Buffer.from(voters[7]!.tokenKey, "hex").subarray(0, 16);
  return {
    strings: sharedStrings(left, right, [...known, ...old]),
    control: sharedStrings(left, [token], [...known, ...old]).size,
  };
}

/** What an ordinary web server writes beside its data. */
function accessLog(voters: readonly Voter[]): string {
  const lines = voters.map(({ address, agent }) => `${address} 2026-06-01T09:30 POST /cast 200 "${agent}"`);
  return lines.join("\n");
}

/** The store as a thief copies it, write-ahead log and all, opened from the copy. */
function stolenView(files: ReadonlyMap<string, Uint8Array>): BoxView {
  const stores = [...files].filter(([name]) => name.includes(".sqlite"));
  const bytes = Buffer.concat(stores.map(([, content]) => content));
  return inFolder((folder) => {
    for (const [name, content] of stores) writeFileSync(join(folder, basename(name)), content);
    return viewOf(bytes, join(folder, basename(stores.map(([name]) => name).sort()[0]!)));
  });
}

function naiveView(voters: readonly Voter[]): BoxView {
  return inFolder((folder) => {
    const path = join(folder, "naive.sqlite");
    naiveBox(
      path,
      voters.map((one) => ({ key: one.tokenKey, sheets: [...one.commitments.values()] })),
    );
    return viewOf(readFileSync(path), path);
  });
}

function inFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-prove-"));
  try {
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a request carried, and texts that look like a time of these years, wherever they stand but in the manifest. */
function tracesIn(bytes: Buffer, voters: readonly Voter[], manifest: string): string[] {
  const texts = voters.flatMap((one) => [one.name, one.address, one.holder, one.cookie, one.agent]);
  const found = texts.filter((text) => bytes.includes(text));
  const printed = bytes.toString("latin1");
  const times = printed.match(/20[2-3]\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d/g) ?? [];
  const epoch = printed.match(/(?<![0-9a-zA-Z+/=])1[78]\d{8}(\d{3})?(?![0-9a-zA-Z+/=])/g) ?? [];
  return [...found, ...times.filter((time) => !manifest.includes(time)), ...epoch];
}
