import { countyDepartmentHeads, FACT_LABELS, townHeads } from "@hengjian/appraisal";
import { describe, expect, test } from "vitest";
import { demoCounty, demoSheets } from "./county.ts";
import { PRESENT, parseMonth } from "./months.ts";
import { STAGES } from "./types.ts";

const county = demoCounty();
const INDICATORS = ["a", "b", "c", "d", "e"];
const GROUPS = ["superiors", "peers", "subordinates"];

describe("the demo county", () => {
  test("is the same each time", () => {
    expect(JSON.stringify(demoCounty())).toBe(JSON.stringify(county));
  });

  test("says that it is fictional", () => {
    expect(county.jurisdiction.name).toContain("虚构");
    expect(county.jurisdiction.fictional).toBe(true);
  });

  test("has 45 units with one head each and about 400 people with keys of their own", () => {
    expect(county.units).toHaveLength(45);
    const heads = county.cadres.filter((cadre) => cadre.appointments.at(-1)?.position === "head");
    expect(heads.map((head) => head.appointments.at(-1)?.unitCode)).toEqual(
      county.units.map((unit) => unit.code),
    );
    expect(county.cadres.length).toBeGreaterThan(370);
    expect(county.cadres.length).toBeLessThan(450);
    expect(new Set(county.cadres.map((cadre) => cadre.id)).size).toBe(county.cadres.length);
  });

  test("tells lives that are possible", () => {
    for (const cadre of county.cadres) {
      const birth = parseMonth(cadre.birth);
      const work = parseMonth(cadre.workStart);
      expect(work - birth, cadre.id).toBeGreaterThanOrEqual(18 * 12);
      if (cadre.partyDate)
        expect(parseMonth(cadre.partyDate) - birth, cadre.id).toBeGreaterThanOrEqual(18 * 12);
      for (const dates of [cadre.appointments, cadre.ranks]) {
        const months = dates.map((item) => parseMonth(item.from));
        expect(months, cadre.id).toEqual(months.toSorted((a, b) => a - b));
        expect(months[0], cadre.id).toBeGreaterThan(work);
        expect(months.at(-1), cadre.id).toBeLessThanOrEqual(PRESENT);
      }
    }
  });

  test("has an appointment that ends where the next begins, and one that lasts", () => {
    for (const { id, appointments } of county.cadres) {
      expect(
        appointments.map((item) => item.to),
        id,
      ).toEqual([...appointments.slice(1).map((item) => item.from), null]);
    }
  });

  test("holds each kind of fact that bars a grade or is handled apart", () => {
    const kinds = new Set(county.facts.map((fact) => fact.kind));
    for (const kind of ["open_case", "leave", "probation", "party_warning", "demerit"])
      expect(kinds).toContain(kind);
    expect([...Object.keys(FACT_LABELS), "secondment"]).toEqual(expect.arrayContaining([...kinds]));
    expect(county.facts.every((fact) => county.cadres.some((cadre) => cadre.id === fact.cadreId))).toBe(true);
    expect(new Set(county.facts.map((fact) => fact.cadreId)).size).toBe(county.facts.length);
  });

  test("has a campaign in every stage, rating only heads that were in post", () => {
    expect(new Set(county.campaigns.map((campaign) => campaign.stage))).toEqual(new Set(STAGES));
    for (const campaign of county.campaigns) {
      expect(campaign.rateeIds.length, campaign.id).toBeGreaterThan(7);
      for (const id of campaign.rateeIds) {
        const post = county.cadres.find((cadre) => cadre.id === id)?.appointments.at(-1);
        expect(post?.position).toBe("head");
        expect((post?.from ?? "") < campaign.period.to).toBe(true);
      }
    }
  });

  test("speaks of categories and kinds of units as the built-in schemes do", () => {
    for (const { category } of [countyDepartmentHeads, townHeads]) {
      const campaigns = county.campaigns.filter((campaign) => campaign.category === category.code);
      expect(campaigns.length).toBeGreaterThan(3);
      for (const code of campaigns.flatMap((campaign) => campaign.unitCodes))
        expect(category.unitKinds).toContain(county.units.find((unit) => unit.code === code)?.kind);
    }
  });

  test("gives every role an account, and no two accounts one name", () => {
    expect(new Set(county.accounts.map((account) => account.role)).size).toBe(9);
    expect(new Set(county.accounts.map((account) => account.userName)).size).toBe(county.accounts.length);
  });
});

describe("the demo sheets", () => {
  const byId = (id: string) => county.campaigns.find((campaign) => campaign.id === id)!;
  const mean = (id: string, ratee: string) => {
    const values = demoSheets(byId(id), ratee, INDICATORS, GROUPS).flatMap((sheet) =>
      Object.values(sheet.answers).filter((answer) => typeof answer === "number"),
    );
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };

  test("are levels from 1 to 5, not known, or blank, for every indicator", () => {
    for (const ratee of byId("annual-2025-departments").rateeIds) {
      for (const sheet of demoSheets(byId("annual-2025-departments"), ratee, INDICATORS, GROUPS)) {
        expect(Object.keys(sheet.answers)).toEqual(INDICATORS);
        for (const answer of Object.values(sheet.answers))
          expect([1, 2, 3, 4, 5, "not_known", null]).toContain(answer);
      }
    }
  });

  test("are there from collecting on, and only in part while it lasts", () => {
    const count = (id: string) => demoSheets(byId(id), byId(id).rateeIds[0]!, INDICATORS, GROUPS).length;
    expect(count("annual-2026-departments")).toBe(0);
    expect(count("daily-2026-q3-departments")).toBeGreaterThan(10);
    expect(
      county.campaigns.filter((campaign) => campaign.collected > 0 && campaign.collected < 1),
    ).toHaveLength(1);
  });

  test("carry the number of a rater where raters are numbered, never twice for one ratee", () => {
    const campaign = byId("term-2026-towns");
    const numbers = campaign.rateeIds.map((id) =>
      demoSheets(campaign, id, INDICATORS, GROUPS).map((sheet) => sheet.number),
    );
    for (const own of numbers) expect(new Set(own).size).toBe(own.length);
    const shared = numbers[0]!.filter((number) => numbers[1]!.includes(number));
    expect(shared.length).toBeGreaterThan(5);
    expect(byId("annual-2025-towns").numberedRaters).toBe(false);
  });

  test("are distorted where that is planted, and nowhere else", () => {
    const campaign = byId("annual-2025-departments");
    const kinds = new Set(county.campaigns.flatMap((one) => one.distortions.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(["camps", "copies", "favour", "straight"]);
    const { rateeId } = campaign.distortions.find((one) => one.kind === "copies")!;
    const copies = (id: string) => {
      const sheets = demoSheets(campaign, id, INDICATORS, GROUPS).map((one) =>
        Object.values(one.answers).join(),
      );
      return sheets.filter((one) => one === "5,3,4,5,2").length;
    };
    expect(copies(rateeId)).toBeGreaterThanOrEqual(9);
    for (const id of campaign.rateeIds) if (id !== rateeId) expect(copies(id)).toBeLessThan(4);
  });

  test("show that people differ and that 2025 went better than 2024", () => {
    const ratees = byId("annual-2024-departments").rateeIds;
    const before = ratees.map((id) => mean("annual-2024-departments", id));
    const after = ratees.map((id) => mean("annual-2025-departments", id));
    expect(Math.max(...before) - Math.min(...before)).toBeGreaterThan(0.5);
    const gain = after.reduce((sum, value, i) => sum + value - before[i]!, 0) / ratees.length;
    expect(gain).toBeGreaterThan(0.03);
  });
});
