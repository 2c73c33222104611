import "./my-texts.ts";

import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Panel } from "../../parts/Panel.tsx";
import { BallotWords } from "./BallotWords.tsx";
import styles from "./MyBallots.module.css";
import { isOver, useMyBallots } from "./use-my-ballots.ts";

/** The votes that the person signed in is asked for [我的测评]; nothing when there are none. */
export default function MyBallots() {
  const { t } = useTranslation();
  const { data } = useMyBallots();
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title={t("myBallot.title")}>
      <ul className={styles.ballots}>
        {data.items.map((one) => (
          <li key={one.roundId} className={styles.ballot}>
            <div className={styles.words}>
              <BallotWords ballot={one} />
            </div>
            <Link to={`/ballots/${one.roundId}`}>
              <Button type={isOver(one) ? "default" : "primary"}>
                {t(isOver(one) ? "myBallot.check" : "myBallot.go")}
                <span className="visually-hidden">{one.title}</span>
              </Button>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
