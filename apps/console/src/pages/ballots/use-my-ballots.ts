import { useQuery } from "@tanstack/react-query";
import { get } from "../../api/http.ts";
import type { MyBallot } from "./shapes.ts";

/** The votes that the person signed in is asked for. */
export function useMyBallots() {
  return useQuery({
    queryKey: ["my", "ballots"],
    queryFn: () => get<{ items: MyBallot[] }>("/api/my/ballots"),
  });
}
