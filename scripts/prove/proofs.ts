import { anonymity } from "./anonymity.ts";
import { crashes } from "./crashes.ts";
import { tokens, trees } from "./integrity.ts";
import { load } from "./load.ts";
import { meetingProofs } from "./meetings.ts";
import type { Proof } from "./proof.ts";
import { recount } from "./recount.ts";
import { releaseProofs } from "./release.ts";
import { serverProofs } from "./server-anonymity.ts";
import { tampering } from "./tampering.ts";

/** All promises, in the order of the protocol page. */
export const proofs: Proof[] = [
  ...anonymity,
  ...serverProofs,
  ...releaseProofs,
  ...trees,
  ...tampering,
  ...tokens,
  ...recount,
  ...crashes,
  ...meetingProofs,
  ...load,
];
