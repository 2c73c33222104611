import { useQuery } from "@tanstack/react-query";
import { get } from "../../api/http.ts";
import type { MyBallot } from "./shapes.ts";

/** The box is closed: nothing is left but to check the own ballot. */
export function isOver({ state }: MyBallot): boolean {
  return state === "closed" || state === "released";
}

/** The votes that the person signed in is asked for. */
export function useMyBallots() {
  return useQuery({
    queryKey: ["my", "ballots"],
    queryFn: () => get<{ items: MyBallot[] }>("/api/my/ballots"),
  });
}
