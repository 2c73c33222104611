import { randomUUID } from "node:crypto";
import type { Platform } from "../../../platform/context.ts";
import { TEST_JURISDICTION } from "../../../platform/testing/context.ts";
import { cadre, type UnitKind, unit } from "../../roster/schema.ts";

export interface TestHead {
  code: string;
  unitId: string;
  unitName: string;
  cadreId: string;
  name: string;
}

/** Units with one head each, straight into the roster: codes U01, U02, … unless others are given. */
export async function seedHeads(
  platform: Platform,
  n: number,
  kind: UnitKind = "county_department",
  codes: readonly string[] = [],
): Promise<TestHead[]> {
  const heads = Array.from({ length: n }, (_, i): TestHead => {
    const number = String(i + 1).padStart(2, "0");
    return {
      code: codes[i] ?? `U${number}`,
      unitId: randomUUID(),
      unitName: `第${number}局`,
      cadreId: randomUUID(),
      name: `测试${number}`,
    };
  });
  const jurisdictionId = TEST_JURISDICTION;
  await platform.db.insert(unit).values(
    heads.map(({ unitId, code, unitName }, i) => ({
      ...{ jurisdictionId, unitId, code, kind },
      name: unitName,
      sortOrder: i,
    })),
  );
  await platform.db.insert(cadre).values(
    heads.map(({ cadreId, unitId, name }, i) => ({
      ...{ jurisdictionId, cadreId, unitId, name },
      ...{
        nameAsWritten: name,
        birth: "1970-01",
        pinyin: "ceshi",
        initials: "cs",
        title: "局长",
        isHead: true,
        sortOrder: i,
      },
    })),
  );
  return heads;
}
