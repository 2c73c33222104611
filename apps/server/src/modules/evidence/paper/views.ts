import { paperCells, type Scheme } from "@hengjian/appraisal";
import type { z } from "zod";
import type { Ctx } from "../../../platform/context.ts";
import { reachOf } from "../../../platform/policy.ts";
import type { CampaignRow, RateeRow } from "../../campaigns/schema.ts";
import { findCampaign, findFrozen, frozenOf, openStep, rateesOf } from "../../campaigns/service.ts";
import { differencesOf, entryFaults, ownEntry } from "./enter.ts";
import type { PaperCountRow, PaperEntryRow } from "./schema.ts";
import { isProposer } from "./settle.ts";
import type { paperDetail, paperItem, paperList } from "./shapes.ts";
import { countRatees, countsOf, entriesOf, findCount, isAbout } from "./store.ts";

type Item = z.infer<typeof paperItem>;
type Detail = z.infer<typeof paperDetail>;

/** All counts of a campaign, those put aside or withdrawn as well. */
export async function listPaper(ctx: Ctx, campaignId: string): Promise<z.infer<typeof paperList>> {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  const frozen = await findFrozen(db, row);
  if (frozen === null) return { items: [], groups: [], open: false };
  const counts = await countsOf(db, row);
  const ids = counts.map((one) => one.countId);
  const ratees = Map.groupBy(await countRatees(db, row, ids), (one) => one.countId);
  const entries = Map.groupBy(await entriesOf(db, row, ids), (one) => one.countId);
  const people = await rateesOf(db, row);
  return {
    items: counts.map((count) =>
      itemOf(frozen.scheme, count, entries.get(count.countId) ?? [], {
        people,
        ids: (ratees.get(count.countId) ?? []).map((one) => one.cadreId),
      }),
    ),
    groups: groupsOf(frozen.scheme),
    open: row.stage === "collect",
  };
}

function groupsOf({ methods }: Scheme): { group: string; label: { zh: string; en: string } }[] {
  return methods.flatMap((method) => method.groups.map(({ code, label }) => ({ group: code, label })));
}

interface Ratees {
  /** The frozen ratees of the campaign, in roster order. */
  people: readonly RateeRow[];
  ids: readonly string[];
}

function itemOf(
  scheme: Scheme,
  count: PaperCountRow,
  entries: readonly PaperEntryRow[],
  { people, ids }: Ratees,
): Item {
  const { raterGroup: group } = count;
  const label = groupsOf(scheme).find((one) => one.group === group)?.label ?? { zh: group, en: group };
  const rows = people.filter((one) => ids.includes(one.cadreId));
  return {
    ...{ countId: count.countId, group, groupLabel: label },
    phase: phaseOf(scheme, count, ids, entries),
    ...{ place: count.place, countedOn: count.countedOn, remark: count.remark },
    ratees: rows.map(({ cadreId, name, unitName, post }) => ({ cadreId, name, unitName, post })),
    ...{ createdBy: count.createdName, createdAt: count.createdAt.toISOString() },
    people: entries.map((one) => ({
      name: one.accountName,
      submittedAt: one.submittedAt?.toISOString() ?? null,
    })),
    takenAt: count.takenAt?.toISOString() ?? null,
  };
}

function phaseOf(
  scheme: Scheme,
  count: PaperCountRow,
  ids: readonly string[],
  entries: readonly PaperEntryRow[],
): Item["phase"] {
  if (count.status === "taken") return count.withdrawBy === null ? "taken" : "withdrawing";
  if (count.status !== "open") return count.status;
  const differences = differencesOf(scheme, ids, entries);
  if (differences !== null) return differences.length === 0 ? "agreed" : "differ";
  return entries.some((one) => one.submittedAt !== null) ? "second" : "first";
}

/**
 * One count as the person signed in may see it: the own entry while it is open, of the other's only the cells that differ
 * once both have submitted, and once it is taken the numbers of ballots but no votes.
 */
export async function paperView(ctx: Ctx, campaignId: string, countId: string): Promise<Detail> {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  const count = await findCount(db, row, countId);
  const { scheme } = await frozenOf(db, row);
  const people = await rateesOf(db, row);
  const ids = (await countRatees(db, row, [countId])).map((one) => one.cadreId);
  const entries = await entriesOf(db, row, [countId]);
  const item = itemOf(scheme, count, entries, { people, ids });
  const ordered = item.ratees.map((one) => one.cadreId);
  const own = ownEntry(ctx, entries);
  const isOpen = count.status === "open";
  const differences = isOpen ? differencesOf(scheme, ordered, entries) : null;
  const about = isAbout(ctx, ids);
  return {
    ...item,
    form: {
      cells: paperCells(scheme),
      indicators: scheme.indicators.map(({ code, label }) => ({ code, label })),
    },
    own: isOpen && own !== undefined ? ownView(scheme, own) : null,
    differing: differences?.length ?? null,
    differences: own === undefined ? null : differences,
    totals: isOpen || count.takenAt === null ? null : totalsOf(ordered, entries[0]),
    withdrawal: withdrawalOf(ctx, count),
    ended: endOf(count),
    may: await mayOf(ctx, row, { count, entries, about, phase: item.phase }),
    about,
  };
}

function ownView(scheme: Scheme, { turn, counts, submittedAt }: PaperEntryRow): Detail["own"] {
  return { turn, counts, submitted: submittedAt !== null, faults: entryFaults(scheme, counts) };
}

function totalsOf(ids: readonly string[], entry: PaperEntryRow | undefined): Detail["totals"] {
  return ids.map((cadreId) => {
    const { eligible, issued, returned, valid, invalid } = entry?.counts[cadreId] ?? {};
    return {
      ...{ cadreId, eligible: eligible ?? null, issued: issued ?? 0, returned: returned ?? 0 },
      ...{ valid: valid ?? 0, invalid: invalid ?? 0 },
    };
  });
}

function withdrawalOf(ctx: Ctx, count: PaperCountRow): Detail["withdrawal"] {
  const { withdrawName: by, withdrawAt: at, withdrawReason: reason } = count;
  if (by === null || at === null || reason === null) return null;
  return { by, at: at.toISOString(), reason, own: isProposer(ctx, count) };
}

function endOf({ endedName: by, endedAt: at, endReason: reason }: PaperCountRow): Detail["ended"] {
  return by === null || at === null ? null : { by, at: at.toISOString(), reason: reason ?? "" };
}

interface Standing {
  count: PaperCountRow;
  entries: readonly PaperEntryRow[];
  about: boolean;
  phase: Item["phase"];
}

async function mayOf(ctx: Ctx, row: CampaignRow, standing: Standing): Promise<Detail["may"]> {
  const { count, entries, about, phase } = standing;
  const isAllowed = reachOf(ctx.actor, "evidence.paper") !== null && !about;
  const isFree = row.stage === "collect" && (await openStep(ctx.platform.db, row)) === null;
  const acts = isAllowed && isFree;
  const own = ownEntry(ctx, entries);
  const hasTurn = own === undefined ? entries.length < 2 : own.accountId === ctx.actor.userId;
  return {
    enter: acts && count.status === "open" && hasTurn,
    take: acts && phase === "agreed" && own !== undefined,
    withdraw: acts && count.status === "taken",
    discard: acts && count.status === "open",
  };
}
