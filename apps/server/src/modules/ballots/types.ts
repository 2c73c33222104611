import type { z } from "zod";
import type { keyBlob, settingsShape } from "./shapes.ts";

export type RoundSettings = z.infer<typeof settingsShape>;
/** A private key as its owner's browser sealed it. */
export type KeyBlob = z.infer<typeof keyBlob>;

/** One signature line on an order, and whose it is. */
export interface OrderSignature {
  accountId: string;
  name: string;
  line: string;
  at: string;
}

/** What names a round; every row of it will do. */
export interface RoundKey {
  jurisdictionId: string;
  roundId: string;
}
