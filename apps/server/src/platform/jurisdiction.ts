import { asc, eq } from "drizzle-orm";
import type { Db, Tx } from "./db/database.ts";
import { jurisdiction } from "./schema.ts";

export interface Jurisdiction {
  id: string;
  name: string;
  /** Made-up data: every page, letter and table says so. */
  fictional: boolean;
}

/** The jurisdiction with this id, or the first one of the installation for pages before sign-in. */
export async function jurisdictionOf(db: Db | Tx, id: string | null): Promise<Jurisdiction | null> {
  const columns = {
    id: jurisdiction.jurisdictionId,
    name: jurisdiction.name,
    fictional: jurisdiction.fictional,
  };
  const query = db.select(columns).from(jurisdiction);
  const rows =
    id === null
      ? await query.orderBy(asc(jurisdiction.createdAt)).limit(1)
      : await query.where(eq(jurisdiction.jurisdictionId, id));
  return rows[0] ?? null;
}
