import type { components } from "./schema.gen.ts";

/** A named shape of the API, as the server declares it. */
export type Shape<Name extends keyof components["schemas"]> = components["schemas"][Name];
