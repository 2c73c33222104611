import { useTranslation } from "react-i18next";
import { useListing, useText } from "../../i18n/index.ts";
import { instantText } from "../../lib/format.ts";
import type { MyBallot } from "./shapes.ts";

/** What the vote is, for whom, until when. */
export function BallotWords({ ballot }: { ballot: MyBallot }) {
  const { t } = useTranslation();
  const text = useText();
  const listing = useListing();
  return (
    <>
      <strong>
        {ballot.title}
        {ballot.mode === "mock" && ` · ${t("myBallot.mock")}`}
      </strong>
      <p className="soft">
        {ballot.campaign} · {listing(ballot.groups.map((one) => text(one.label)))} ·{" "}
        {t("myBallot.ratees", { n: ballot.groups.reduce((sum, one) => sum + one.ratees, 0) })}
      </p>
      <p className="soft">
        {t("myBallot.spans", {
          issuing: instantText(ballot.issuing.until),
          casting: `${instantText(ballot.casting.from)} – ${instantText(ballot.casting.until)}`,
        })}
      </p>
    </>
  );
}
