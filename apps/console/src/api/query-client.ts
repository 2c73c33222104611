import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./problem.ts";

/** A refusal stays a refusal; only an unreachable server is asked again. */
function worthAnotherTry(failures: number, error: unknown): boolean {
  const refused = error instanceof ProblemError && error.status > 0 && error.status < 500;
  return !refused && failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthAnotherTry, staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
