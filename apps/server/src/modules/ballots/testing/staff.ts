import { randomUUID } from "node:crypto";
import type { Platform } from "../../../platform/context.ts";
import { TEST_JURISDICTION } from "../../../platform/testing/context.ts";
import type { TestHead } from "../../campaigns/testing/roster.ts";
import { cadre } from "../../roster/schema.ts";

/** So many people below each head, without accounts. */
export async function seedStaff(
  platform: Platform,
  heads: readonly TestHead[],
  staff: number,
): Promise<void> {
  const rows = heads.flatMap(({ unitId, unitName }, u) =>
    Array.from({ length: staff }, (_, i) => {
      const name = `干事${u + 1}之${i + 1}`;
      return {
        ...{ jurisdictionId: TEST_JURISDICTION, cadreId: randomUUID(), unitId, name, nameAsWritten: name },
        ...{ title: `${unitName}干事`, birth: "1990-01", pinyin: "ganshi", initials: "gs" },
        sortOrder: 1000 + u * 100 + i,
      };
    }),
  );
  if (rows.length > 0) await platform.db.insert(cadre).values(rows);
}
