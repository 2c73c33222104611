import { canonicalJson, leafHash, utf8 } from "@hengjian/ballot";

/** An event as it stands in the database. */
export interface LeafEvent {
  jurisdictionId: string;
  eventId: string;
  at: Date;
  actor: string;
  action: string;
  subjectType: string;
  subjectId: string;
  detail: Record<string, unknown>;
  beforeHash: string | null;
  afterHash: string | null;
  personalHash: string | null;
}

/** The content of a leaf: what is hashed, exported and verified. No personal text. */
export function leafContent(event: LeafEvent): Record<string, unknown> {
  const {
    jurisdictionId,
    eventId,
    at,
    actor,
    action,
    subjectType,
    subjectId,
    detail,
    beforeHash,
    afterHash,
    personalHash,
  } = event;
  return {
    jurisdictionId,
    eventId,
    at: at.toISOString(),
    actor,
    action,
    subjectType,
    subjectId,
    detail,
    beforeHash,
    afterHash,
    personalHash,
  };
}

export function leafOf(event: LeafEvent): Uint8Array {
  return leafHash(utf8(canonicalJson(leafContent(event))));
}
