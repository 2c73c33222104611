import { anonymity } from "./anonymity.ts";
import { crashes } from "./crashes.ts";
import { integrity } from "./integrity.ts";
import { load } from "./load.ts";
import { meetingProofs } from "./meetings.ts";
import type { Proof } from "./proof.ts";
import { releaseProofs } from "./release.ts";

/** All promises, in the order of the protocol page. */
export const proofs: Proof[] = [
  ...anonymity,
  ...releaseProofs,
  ...integrity,
  ...crashes,
  ...meetingProofs,
  ...load,
];
