import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromHex, newSigner, toHex } from "@hengjian/ballot";
import { type TestCampaign, type TestCampaignOptions, testCampaign } from "@hengjian/ballot/testing";
import type { BallotBox } from "../ballot-box.ts";
import { Boxes, type BoxesOptions } from "../boxes.ts";

/** A real box with real files for a campaign of which the test holds all keys. */
export interface TestBox {
  campaign: TestCampaign;
  folder: string;
  boxes: Boxes;
  box: BallotBox;
  /** Stop and open again from the files. */
  reopen(options?: Partial<BoxesOptions>): void;
  stop(): void;
}

export function openTestBox(
  options: TestCampaignOptions = {},
  boxesOptions: Partial<BoxesOptions> = {},
): TestBox {
  const folder = mkdtempSync(join(fastFolder(), "hengjian-box-"));
  // A simulation brings its own random numbers, so that the same seed gives the same files.
  if (options.random !== undefined) writeFileSync(join(folder, "box.key"), `${toHex(options.random(32))}\n`);
  const settings = { folder, booth: new Map(), now: Date.now, ...boxesOptions };
  const boxes = new Boxes(settings);
  const campaign = testCampaign({ ...options, boxKey: boxSigner(folder), booth: boxes.identity().booth });
  boxes.add(campaign.frozen.text);
  const name = campaign.frozen.manifest.campaign;
  const opened: TestBox = {
    campaign,
    folder,
    boxes,
    box: boxes.get(name).box,
    reopen(other = {}) {
      opened.boxes.stop();
      opened.boxes = new Boxes({ ...settings, ...other });
      opened.box = opened.boxes.get(name).box;
    },
    stop() {
      opened.boxes.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return opened;
}

/** Memory instead of disk for tests that open many boxes, where the system has such a place. */
function fastFolder(): string {
  return existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
}

/** The secret key of a box, read from its folder. */
export function boxSigner(folder: string) {
  return newSigner("box.hengjian", fromHex(readFileSync(join(folder, "box.key"), "utf8").trim()));
}
