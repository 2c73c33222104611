import { anonymity } from "./anonymity.ts";
import { integrity } from "./integrity.ts";
import type { Proof } from "./proof.ts";
import { releaseProofs } from "./release.ts";

/** All promises, in the order of the protocol page. */
export const proofs: Proof[] = [...anonymity, ...releaseProofs, ...integrity];
