import type { RatingRule, Text } from "@hengjian/appraisal";
import type { GroupSummary, IssuedCounts } from "@hengjian/ballot";
import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { KeyBlob, OrderSignature, RoundSettings } from "./types.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });
const own = () => text("jurisdiction_id").notNull();
const round = () => uuid("round_id").notNull();

export const signingKey = pgTable(
  "signing_key",
  {
    jurisdictionId: own(),
    keyId: uuid("key_id").notNull(),
    accountId: uuid("account_id").notNull(),
    publicKey: text("public_key").notNull(),
    blob: jsonb("blob").$type<KeyBlob>().notNull(),
    createdAt: at("created_at").notNull(),
    replacedAt: at("replaced_at"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.keyId] })],
);
export type SigningKeyRow = typeof signingKey.$inferSelect;

export const leadershipLine = pgTable(
  "leadership_line",
  {
    jurisdictionId: own(),
    person: text("person").notNull(),
    unitId: uuid("unit_id").notNull(),
    setBy: text("set_by").notNull(),
    setAt: at("set_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.person, t.unitId] })],
);

export const recusal = pgTable(
  "recusal",
  {
    jurisdictionId: own(),
    recusalId: uuid("recusal_id").notNull(),
    person: text("person").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    kind: text("kind").$type<"relative" | "conflict" | "other">().notNull(),
    note: text("note").notNull(),
    setBy: text("set_by").notNull(),
    setAt: at("set_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.recusalId] })],
);

export type RoundMode = "formal" | "mock";
export type RoundStatus = "setup" | "frozen" | "closed" | "released" | "discarded";

export const ballotRound = pgTable(
  "ballot_round",
  {
    jurisdictionId: own(),
    roundId: round(),
    campaignId: uuid("campaign_id").notNull(),
    title: text("title").notNull(),
    mode: text("mode").$type<RoundMode>().notNull(),
    status: text("status").$type<RoundStatus>().notNull(),
    settings: jsonb("settings").$type<RoundSettings>().notNull(),
    manifest: text("manifest"),
    manifestHash: text("manifest_hash"),
    frozenAt: at("frozen_at"),
    boothUrl: text("booth_url"),
    issuingStopped: boolean("issuing_stopped").notNull().default(false),
    checkpoint: text("checkpoint"),
    root: text("root"),
    summary: jsonb("summary").$type<GroupSummary[]>(),
    closedAt: at("closed_at"),
    cosignedAt: at("cosigned_at"),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId] })],
);
export type RoundRow = typeof ballotRound.$inferSelect;

export type RoundStep = "freeze" | "close" | "release" | "discard" | "reprint";

export const ballotStep = pgTable(
  "ballot_step",
  {
    jurisdictionId: own(),
    roundId: round(),
    stepId: uuid("step_id").notNull(),
    step: text("step").$type<RoundStep>().notNull(),
    groupId: text("group_id"),
    state: text("state").$type<"proposed" | "taken" | "withdrawn">().notNull(),
    note: text("note").notNull(),
    earlyReason: text("early_reason"),
    proposedBy: text("proposed_by").notNull(),
    proposedName: text("proposed_name").notNull(),
    proposedCadre: uuid("proposed_cadre"),
    proposedAt: at("proposed_at").notNull(),
    confirmedBy: text("confirmed_by"),
    confirmedName: text("confirmed_name"),
    takenAt: at("taken_at"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId, t.stepId] })],
);
export type StepRow = typeof ballotStep.$inferSelect;

export const ballotGroup = pgTable(
  "ballot_group",
  {
    jurisdictionId: own(),
    roundId: round(),
    groupId: text("group_id").notNull(),
    position: integer("position").notNull(),
    role: text("role").notNull(),
    rule: text("rule").$type<RatingRule>().notNull(),
    label: jsonb("label").$type<Text>().notNull(),
    extraCards: integer("extra_cards").notNull(),
    eligible: integer("eligible"),
    cards: integer("cards"),
    printed: integer("printed").notNull().default(0),
    voided: integer("voided").notNull().default(0),
    returned: integer("returned"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId, t.groupId] })],
);
export type GroupRow = typeof ballotGroup.$inferSelect;

export const ballotGroupRatee = pgTable(
  "ballot_group_ratee",
  {
    jurisdictionId: own(),
    roundId: round(),
    groupId: text("group_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId, t.groupId, t.cadreId] })],
);

export const ballotRater = pgTable(
  "ballot_rater",
  {
    jurisdictionId: own(),
    roundId: round(),
    raterId: uuid("rater_id").notNull(),
    person: text("person").notNull(),
    cadreId: uuid("cadre_id"),
    accountId: uuid("account_id"),
    name: text("name").notNull(),
    unitName: text("unit_name").notNull(),
    post: text("post").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId, t.raterId] })],
);
export type RaterRow = typeof ballotRater.$inferSelect;

export const ballotGroupRater = pgTable(
  "ballot_group_rater",
  {
    jurisdictionId: own(),
    roundId: round(),
    groupId: text("group_id").notNull(),
    raterId: uuid("rater_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId, t.groupId, t.raterId] })],
);

export const ballotIssuingKey = pgTable(
  "ballot_issuing_key",
  {
    jurisdictionId: own(),
    roundId: round(),
    groupId: text("group_id").notNull(),
    sealed: text("sealed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId, t.groupId] })],
);

export const ballotCode = pgTable(
  "ballot_code",
  {
    jurisdictionId: own(),
    roundId: round(),
    codeHash: text("code_hash").notNull(),
    holder: text("holder").notNull(),
    way: text("way").$type<"account" | "card">().notNull(),
    groupIds: text("group_ids").array().notNull(),
    void: boolean("void").notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId, t.codeHash] })],
);

export const ballotIssued = pgTable(
  "ballot_issued",
  {
    jurisdictionId: own(),
    roundId: round(),
    groupId: text("group_id").notNull(),
    holder: text("holder").notNull(),
    requestHash: text("request_hash"),
    issued: integer("issued").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId, t.groupId, t.holder] })],
);

export const ballotReplacement = pgTable(
  "ballot_replacement",
  {
    jurisdictionId: own(),
    roundId: round(),
    replacementId: uuid("replacement_id").notNull(),
    groupId: text("group_id").notNull(),
    holder: text("holder").notNull(),
    who: text("who"),
    state: text("state").$type<"proposed" | "confirmed" | "withdrawn">().notNull(),
    note: text("note").notNull(),
    proposedBy: text("proposed_by").notNull(),
    proposedName: text("proposed_name").notNull(),
    proposedCadre: uuid("proposed_cadre"),
    proposedAt: at("proposed_at").notNull(),
    confirmedName: text("confirmed_name"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId, t.replacementId] })],
);
export type ReplacementRow = typeof ballotReplacement.$inferSelect;

export const ballotOrder = pgTable(
  "ballot_order",
  {
    jurisdictionId: own(),
    roundId: round(),
    kind: text("kind").$type<"close" | "recount">().notNull(),
    text: text("text").notNull(),
    counts: jsonb("counts").$type<IssuedCounts[]>(),
    signatures: jsonb("signatures").$type<OrderSignature[]>().notNull().default([]),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.roundId, t.kind] })],
);
export type OrderRow = typeof ballotOrder.$inferSelect;
