import type { Votes } from "@hengjian/appraisal";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { shareText } from "../../lib/format.ts";
import { VOTE_COLOURS } from "../../look/theme.ts";
import styles from "./ScoreSheet.module.css";

/** Votes as a diverging bar around the middle level, with the table that says the same. */
export function VoteBar({ votes }: { votes: Votes }) {
  const { t } = useTranslation();
  const text = useText();
  if (votes.hidden) return <p>{t("sheet.votesHidden", { n: votes.valid })}</p>;
  const shares = votes.levels.map((level) => (votes.valid === 0 ? 0 : level.count / votes.valid));
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        <div style={{ flexGrow: 1 - leftShare(shares) }} />
        {votes.levels.map((level, i) => (
          <div
            key={level.value}
            title={`${text(level.label)} ${level.count}`}
            style={{ flexGrow: shares[i] ?? 0, background: colourOf(i, votes.levels.length) }}
          />
        ))}
        <div style={{ flexGrow: leftShare(shares) }} />
      </div>
      <table className={styles.votes}>
        <thead>
          <tr>
            <th scope="col">{t("sheet.level")}</th>
            <th scope="col" className="num">
              {t("sheet.count")}
            </th>
            <th scope="col" className="num">
              {t("sheet.share")}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...votes.levels].reverse().map((level, i) => {
            const at = votes.levels.length - 1 - i;
            return (
              <tr key={level.value}>
                <td>
                  <span
                    aria-hidden="true"
                    className={styles.dot}
                    style={{ background: colourOf(at, votes.levels.length) }}
                  />
                  {text(level.label)}（{level.value}）
                </td>
                <td className="num">{level.count}</td>
                <td className="num">{shareText(shares[at])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="soft">
        {t("sheet.valid")} {votes.valid} · {t("sheet.notKnown")} {votes.notKnown} · {t("sheet.abstained")}{" "}
        {votes.abstained}
      </p>
    </>
  );
}

/** Share that lies left of the middle; half of the middle level counts to each side. */
function leftShare(shares: readonly number[]): number {
  const middle = (shares.length - 1) / 2;
  return shares.reduce((sum, share, i) => sum + (i < middle ? share : i === middle ? share / 2 : 0), 0);
}

function colourOf(index: number, levels: number): string {
  const at = levels === 1 ? 2 : Math.round((index / (levels - 1)) * (VOTE_COLOURS.length - 1));
  return VOTE_COLOURS[at] ?? VOTE_COLOURS[2];
}
