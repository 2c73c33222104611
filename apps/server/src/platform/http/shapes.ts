import { z } from "zod";

/** Shapes that the answers of several modules share. */
export const textShape = z.object({ zh: z.string(), en: z.string() }).meta({ id: "Text" });
export const day = z.iso.date();
export const instant = z.iso.datetime().describe("Instant, UTC, ISO 8601");
export const ok = z.object({ ok: z.literal(true) });

/** Query of every list; `page` counts from 1. */
export const paging = {
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
};

/** A page of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    size: z.number().int(),
  });
}
