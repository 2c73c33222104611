import type { ApiClient } from "../client.ts";
import type { Progress } from "./progress.ts";

/** One line of a campaign's results, as the API gives it. */
export interface ResultRow {
  cadreId: string;
  name: string;
  unitCode: string;
  unitName: string;
  post: string;
  score: number | null;
  rank: number | null;
  ratingsN: number | null;
  ratingsMean: number | null;
  ratingsSe: number | null;
  proposed: string | null;
  decided: string | null;
}

/** Start a job and wait for its result. */
export async function jobOf<T>(
  client: ApiClient,
  method: "POST" | "PUT",
  path: string,
  body: unknown,
  progress: Progress,
): Promise<T> {
  const { jobId } = await client.send<{ jobId: string }>(method, path, body);
  return client.job<T>(jobId, progress.at);
}
