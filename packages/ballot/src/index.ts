export {
  castMessage,
  commitmentOf,
  envelopeSize,
  type SaltedSheet,
  type Sheet,
  sheetReader,
  type Token,
} from "./ballot.ts";
export { concat, fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from "./bytes.ts";
export { canonicalJson } from "./canonical-json.ts";
export { type Checkpoint, checkpointText, openCheckpoint, signCheckpoint } from "./checkpoint.ts";
export { type Checks, plainChecks } from "./checks.ts";
export {
  checkRecountOrder,
  closeOrderText,
  type IssuedCounts,
  openCloseOrder,
  recountOrderText,
  signCloseOrder,
  signRecountOrder,
} from "./close-order.ts";
export { codeAddress, codeHash, newCode, readableCode, readCode, readFragment } from "./codes.ts";
export { type Counted, checkCounted, type Dispute, disputeReader, signedRoot } from "./dispute.ts";
export {
  type Ballot,
  type CommittedSheet,
  checkSheets,
  LARGEST_ENVELOPE,
  openEnvelope,
  readEnvelope,
  requireSigned,
  type Sealed,
  sealBallot,
  shortHash,
  signaturesOf,
} from "./envelope.ts";
export {
  eligibility,
  eligibilityRequestReader,
  type Holder,
  type IssueRequest,
  type IssuerStore,
  issueRequestReader,
  issueToken,
  mayReplace,
  requestHash,
  within,
} from "./issuer.ts";
export {
  boothHash,
  type Form,
  type FormItem,
  type FrozenGroup,
  type FrozenManifest,
  freezeManifest,
  type Manifest,
  NOT_KNOWN,
  openManifest,
  type RaterGroup,
  readableHash,
} from "./manifest.ts";
export {
  consistencyProof,
  emptyRoot,
  equalBytes,
  Frontier,
  inclusionProof,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from "./merkle.ts";
export {
  CheckpointError,
  cosignNote,
  keyProofText,
  type NoteSigner,
  type NoteVerifier,
  newSigner,
  openNote,
  parseVerifier,
  signersOfNote,
  signNote,
  verifierOf,
  verifierText,
} from "./note.ts";
export { openedSheets } from "./opened-sheets.ts";
export {
  type Answer,
  afterAttempt,
  delayBefore,
  disputeFrom,
  type Pending,
  pendingOf,
  pendingReader,
} from "./outbox.ts";
export { makeReceipt, parseReceipt, type Receipt, receiptHolds, signerFor } from "./receipt.ts";
export {
  buildRecord,
  type ClosedRecord,
  FILES,
  type GroupSummary,
  type StoredBallot,
  type StoredSheet,
  type VoidReason,
} from "./record.ts";
export { REFUSALS, Refusal, type RefusalCode, refusalIn, type Words } from "./refusal.ts";
export {
  meanOf,
  type Release,
  type ReleasedCell,
  type ReleasedComments,
  release,
  type Scope,
} from "./release.ts";
export { BlindSignatureError, type RandomBytes } from "./rsa/blind.ts";
export { issuingKeyText, parseIssuingKey } from "./rsa/keys.ts";
export { exactly, type Reader, readJson, type Shape, ShapeError } from "./shape.ts";
export { type ItemTally, type RateeTally, tally } from "./tally.ts";
export {
  finishedToken,
  finishToken,
  newTokenRequest,
  type TokenRequest,
  tokenRequestReader,
} from "./token-request.ts";
export type { Problem } from "./verify-lines.ts";
export { type Expectations, type Verdict, VOID_TEXT, verifyRecord } from "./verify-record.ts";
