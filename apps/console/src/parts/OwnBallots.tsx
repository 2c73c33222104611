import { lazy, Suspense } from "react";
import { may, useSession } from "../api/session.ts";

const MyBallots = lazy(() => import("../pages/ballots/MyBallots.tsx"));

/** The votes that the person signed in is asked for, after the page itself stands. */
export function OwnBallots() {
  const session = useSession();
  if (!may(session, "ballots.vote")) return null;
  return (
    <Suspense>
      <MyBallots />
    </Suspense>
  );
}
