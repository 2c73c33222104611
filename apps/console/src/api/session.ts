import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { get } from "./http.ts";
import { ProblemError } from "./problem.ts";

export interface Jurisdiction {
  id: string;
  name: string;
  fictional: boolean;
}

export interface Session {
  user: { userId: string; username: string; displayName: string };
  roles: string[];
  cadreId: string | null;
  jurisdiction: Jurisdiction;
  permissions: Readonly<Record<string, "all" | "unit" | "own">>;
  mustChangePassword: boolean;
  secondFactor: boolean;
  /** A second factor must be set up before anything else. */
  mustEnrol: boolean;
  idleMinutes: number;
}

export interface Health {
  ok: boolean;
  demo?: boolean;
  jurisdiction: Jurisdiction | null;
}

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await get<Session>("/api/session");
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const healthQuery = queryOptions({
  queryKey: ["health"],
  queryFn: () => get<Health>("/api/health"),
  staleTime: 300_000,
});

/** The session inside the shell, where somebody is signed in. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new ProblemError({ status: 401, code: "not-signed-in", text: SIGNED_OUT });
  return data;
}

const SIGNED_OUT = { zh: "登录已过期,请重新登录。", en: "Your session has ended. Please sign in again." };

/** Whether the person signed in may do something at all, or beyond the own person with `beyondOwn`. */
export function may(session: Session, action: string, beyondOwn = false): boolean {
  const scope = session.permissions[action];
  return scope !== undefined && !(beyondOwn && scope === "own");
}
