export { type AccountRow, hasAccounts, listAccounts, usernames } from "./account-list.ts";
export {
  createAccount,
  endSessionsOf,
  type NewAccount,
  openAccount,
  releaseAccount,
  resetAccount,
  setActive,
  unlockAccount,
} from "./accounts.ts";
export { setGrants } from "./grants.ts";
export { keepHouse } from "./housekeeping.ts";
export { type AccountPerson, activePeople } from "./people.ts";
export { holdersOf, type RoleHolder } from "./role-holders.ts";
