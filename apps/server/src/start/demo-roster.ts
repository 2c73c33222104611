import { createHash } from "node:crypto";
import { pinyin } from "pinyin-pro";
import type { DemoCadre, DemoCounty } from "../../../../demo/county.ts";
import { appointment, cadre, cadreFact, unit } from "../modules/roster/schema.ts";
import { recordEvent } from "../platform/audit/index.ts";
import type { Platform } from "../platform/context.ts";
import { jurisdiction } from "../platform/schema.ts";
import { startActor } from "./accounts.ts";

const BATCH = 200;

/**
 * Units, people, history and facts of the fictional county, in one transaction.
 * @returns UUID of each demo cadre, the same on every machine
 */
export async function loadDemoRoster(platform: Platform, county: DemoCounty): Promise<Map<string, string>> {
  const { id: jurisdictionId, name, fictional } = county.jurisdiction;
  const unitIds = new Map(county.units.map((one) => [one.code, demoId(`unit:${one.code}`)]));
  const cadreIds = demoCadreIds(county);
  await platform.db.transaction(async (tx) => {
    await tx.insert(jurisdiction).values({ jurisdictionId, name, fictional });
    await tx.insert(unit).values(
      county.units.map((one, sortOrder) => ({
        jurisdictionId,
        unitId: unitIds.get(one.code)!,
        code: one.code,
        name: one.name,
        kind: one.kind,
        sortOrder,
      })),
    );
    const people = county.cadres.map((one, sortOrder) =>
      cadreRow(jurisdictionId, one, sortOrder, unitIds, cadreIds),
    );
    for (const batch of batches(people)) await tx.insert(cadre).values(batch);
    const appointments = county.cadres.flatMap((one) =>
      appointmentRows(jurisdictionId, one, unitIds, cadreIds),
    );
    for (const batch of batches(appointments)) await tx.insert(appointment).values(batch);
    await tx.insert(cadreFact).values(
      county.facts.map((fact, i) => ({
        jurisdictionId,
        factId: demoId(`fact:${i}`),
        cadreId: cadreIds.get(fact.cadreId)!,
        kind: fact.kind,
        fromDate: fact.from,
        toDate: fact.to,
        note: fact.value,
        source: fact.source,
        recordedBy: "first-start",
      })),
    );
    const detail = { units: county.units.length, cadres: county.cadres.length };
    await recordEvent(tx, startActor(platform, jurisdictionId), {
      action: "demo.load",
      subjectType: "jurisdiction",
      subjectId: jurisdictionId,
      detail,
    });
  });
  return cadreIds;
}

export function demoCadreIds(county: DemoCounty): Map<string, string> {
  return new Map(county.cadres.map((one) => [one.id, demoId(`cadre:${one.id}`)]));
}

/** A UUID (version 8, own scheme: RFC 9562 section 5.8) from a demo name. */
export function demoId(name: string): string {
  const hex = createHash("sha256").update(`hengjian demo ${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function cadreRow(
  jurisdictionId: string,
  one: DemoCadre,
  sortOrder: number,
  unitIds: ReadonlyMap<string, string>,
  cadreIds: ReadonlyMap<string, string>,
): typeof cadre.$inferInsert {
  const syllables = pinyin(one.name, { toneType: "none", type: "array", mode: "surname", v: true });
  const now = one.appointments.at(-1);
  const rank = one.ranks.at(-1);
  return {
    jurisdictionId,
    cadreId: cadreIds.get(one.id)!,
    name: one.name,
    nameAsWritten: one.name,
    sex: one.sex,
    ethnicity: one.ethnicity,
    nativePlace: one.nativePlace,
    birth: one.birth.slice(0, 7),
    workStart: one.workStart.slice(0, 7),
    politicalStatus: one.politicalStatus,
    partyDate: one.partyDate?.slice(0, 7) ?? null,
    education: one.education,
    degree: one.degree,
    school: `${one.school}${one.major}`,
    reserve: one.reserve,
    note: one.note,
    pinyin: syllables.join("").toLowerCase(),
    initials: syllables
      .map((syllable) => syllable[0] ?? "")
      .join("")
      .toLowerCase(),
    unitId: now === undefined ? null : (unitIds.get(now.unitCode) ?? null),
    title: now?.post ?? null,
    rank: rank?.rank ?? null,
    isHead: now?.position === "head",
    isTeamMember: now?.teamMember ?? false,
    positionSince: now?.from.slice(0, 7) ?? null,
    rankSince: rank?.from.slice(0, 7) ?? null,
    duties: now?.duties ?? null,
    sortOrder,
  };
}

function appointmentRows(
  jurisdictionId: string,
  one: DemoCadre,
  unitIds: ReadonlyMap<string, string>,
  cadreIds: ReadonlyMap<string, string>,
): (typeof appointment.$inferInsert)[] {
  return one.appointments.map((held, i) => ({
    jurisdictionId,
    appointmentId: demoId(`appointment:${one.id}:${i}`),
    cadreId: cadreIds.get(one.id)!,
    unitId: unitIds.get(held.unitCode)!,
    title: held.post,
    rank: one.ranks.filter((rank) => rank.from <= (held.to ?? "9999")).at(-1)?.rank ?? null,
    isHead: held.position === "head",
    isTeamMember: held.teamMember,
    since: held.from.slice(0, 7),
    ended: held.to?.slice(0, 7) ?? null,
    source: "演示数据",
  }));
}

function batches<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / BATCH) }, (_, i) =>
    list.slice(i * BATCH, (i + 1) * BATCH),
  );
}
