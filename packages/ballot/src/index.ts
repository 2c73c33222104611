export { concat, fromBase64, fromHex, toBase64, toHex, utf8 } from "./bytes.ts";
export { canonicalJson } from "./canonical-json.ts";
export {
  type Checkpoint,
  CheckpointError,
  checkpointText,
  type NoteSigner,
  type NoteVerifier,
  newSigner,
  openCheckpoint,
  parseVerifier,
  signCheckpoint,
  verifierOf,
  verifierText,
} from "./checkpoint.ts";
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
