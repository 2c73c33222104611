export * from "./campaign.ts";
export { closedTestRecord, type Irregular, type TestRecord } from "./closed.ts";
export { type Seeded, seeded } from "./seeded.ts";
