import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { type AccountPerson, activePeople } from "../identity/service.ts";
import { type Colleague, colleagues } from "../roster/service.ts";

/** Somebody who may rate: a cadre of the roster, or an account that belongs to none. */
export interface Person {
  /** `cadre:…` or `account:…`. */
  person: string;
  cadreId: string | null;
  /** Null: has no account and gets a card. */
  accountId: string | null;
  name: string;
  unitId: string | null;
  unitName: string;
  post: string;
  isHead: boolean;
  isLeader: boolean;
}

/** Who can sign in, by what they are rated or rate as. */
export interface Accounts {
  byCadre: ReadonlyMap<string, AccountPerson>;
  /** Accounts of no cadre that may be asked to rate: leaders above the units. */
  leaders: readonly AccountPerson[];
  byId: ReadonlyMap<string, AccountPerson>;
}

export async function accountsOf(db: Db | Tx, jurisdictionId: string): Promise<Accounts> {
  const all = await activePeople(db, jurisdictionId);
  return {
    byCadre: new Map(all.flatMap((one) => (one.cadreId === null ? [] : [[one.cadreId, one] as const]))),
    leaders: all.filter((one) => one.cadreId === null && one.roles.includes("leader")),
    byId: new Map(all.map((one) => [one.accountId, one])),
  };
}

export function cadrePerson(one: Colleague, { byCadre }: Accounts): Person {
  const account = byCadre.get(one.cadreId);
  return {
    person: `cadre:${one.cadreId}`,
    cadreId: one.cadreId,
    accountId: account?.accountId ?? null,
    name: one.name,
    unitId: one.unitId,
    unitName: one.unitName,
    post: one.title,
    isHead: one.isHead,
    isLeader: account?.roles.includes("leader") ?? false,
  };
}

export function accountPerson(one: AccountPerson): Person {
  return {
    person: `account:${one.accountId}`,
    cadreId: null,
    accountId: one.accountId,
    name: one.displayName,
    unitId: null,
    unitName: "",
    post: "",
    isHead: false,
    isLeader: one.roles.includes("leader"),
  };
}

/** The persons behind these references; those who are gone are left out. */
export async function personsOf(
  db: Db | Tx,
  jurisdictionId: string,
  refs: readonly string[],
): Promise<Map<string, Person>> {
  const accounts = await accountsOf(db, jurisdictionId);
  const cadreIds = refs.filter((ref) => ref.startsWith("cadre:")).map((ref) => ref.slice("cadre:".length));
  const found = cadreIds.length === 0 ? [] : await colleagues(db, jurisdictionId, { cadreIds });
  const fromAccounts = refs
    .filter((ref) => ref.startsWith("account:"))
    .flatMap((ref) => accounts.byId.get(ref.slice("account:".length)) ?? []);
  const all = [...found.map((one) => cadrePerson(one, accounts)), ...fromAccounts.map(accountPerson)];
  return new Map(all.map((one) => [one.person, one]));
}

/** People to choose raters from, by name, pinyin or unit. */
export async function searchPeople(ctx: Ctx, query: { q: string; page: number; size: number }) {
  const { jurisdictionId } = ctx.actor;
  const { db } = ctx.platform;
  const accounts = await accountsOf(db, jurisdictionId);
  const cadres = await colleagues(db, jurisdictionId, { q: query.q });
  const leaders = accounts.leaders.filter((one) => one.displayName.includes(query.q.trim()));
  const all = [...leaders.map(accountPerson), ...cadres.map((one) => cadrePerson(one, accounts))];
  const from = (query.page - 1) * query.size;
  const items = all.slice(from, from + query.size).map(({ person, name, unitName, post, accountId }) => ({
    ...{ person, name, unitName, post },
    hasAccount: accountId !== null,
  }));
  return { items, total: all.length, page: query.page, size: query.size };
}
