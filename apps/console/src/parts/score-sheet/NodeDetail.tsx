import type { Reliability, ScoreNode } from "@hengjian/appraisal";
import { Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { fixed, percentText } from "../../lib/format.ts";
import { MeanComparison } from "./MeanComparison.tsx";
import styles from "./ScoreSheet.module.css";
import { VoteBar } from "./VoteBar.tsx";
import type { Means } from "./walk.ts";

/** One number explained: the formula with its numbers, the votes, how sure it is, the rule, the source. */
export function NodeDetail({ node, means }: { node: ScoreNode; means: Means | null }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <>
      <div className={styles.head}>
        <h3>{text(node.label)}</h3>
        <span className={styles.big}>
          {node.value === null ? t("sheet.noValue") : fixed(node.value, node.decimals)}
        </span>
      </div>
      <p className="soft">
        {node.weight === null ? t(infoKey(node)) : weights(node, t("sheet.weight"), t("sheet.effective"))}
      </p>
      <Part title={t("sheet.how")}>
        <p className={styles.formula}>{text(node.formula)}</p>
      </Part>
      {means && (
        <Part title={t("severity.compare")}>
          <MeanComparison means={means} />
        </Part>
      )}
      {node.votes && (
        <Part title={t("sheet.votes")}>
          <VoteBar votes={node.votes} />
        </Part>
      )}
      {node.reliability && <Sureness reliability={node.reliability} decimals={node.decimals} />}
      {node.flags.length > 0 && (
        <Part title={t("sheet.notes")}>
          {node.flags.map((flag) => (
            <p key={flag.text.zh} className={styles.note}>
              {text(flag.text)}
            </p>
          ))}
        </Part>
      )}
      {node.rule && (
        <Part title={t("sheet.rule")}>
          {text(node.rule.label)}（{node.rule.source}）{" "}
          {node.rule.verified ? (
            <Tag color="green">{t("schemes.verified")}</Tag>
          ) : (
            <Tag color="gold">{t("schemes.unverified")}</Tag>
          )}
        </Part>
      )}
      {node.source && node.source.ref !== "" && (
        <Part title={t("sheet.source")}>
          {text(node.source.label)} <SourceRef source={node.source} />
        </Part>
      )}
    </>
  );
}

/** The version of a scheme, the document of a record; evidence that is named by its hash shows where that begins. */
function SourceRef({ source }: { source: NonNullable<ScoreNode["source"]> }) {
  if (source.kind === "scheme") return <>{source.ref.split("@")[1]}</>;
  if (!/^[0-9a-f]{64}$/.test(source.ref)) return <>{source.ref}</>;
  return <code title={source.ref}>{source.ref.slice(0, 12)}…</code>;
}

/** A number without a weight is for information, unless the scheme has the score moved by it. */
function infoKey({ flags }: ScoreNode): TextKey {
  return flags.some((flag) => flag.code === "severity-used") ? "sheet.movesScore" : "sheet.infoOnly";
}

function weights(node: ScoreNode, ofParent: string, ofResult: string): string {
  const parts = [`${ofParent} ${percentText(node.weight)}`];
  if (node.effectiveWeight !== null) parts.push(`${ofResult} ${percentText(node.effectiveWeight, 2)}`);
  return parts.join(" · ");
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h4 className="soft">{title}</h4>
      {children}
    </section>
  );
}

function Sureness({ reliability, decimals }: { reliability: Reliability; decimals: number }) {
  const { t } = useTranslation();
  const { interval95, rwg, ofMean, ratersNeeded, n } = reliability;
  return (
    <Part title={t("sheet.sure")}>
      <p>
        {interval95 === null
          ? t("sheet.sureNone")
          : t("sheet.sureSentence", {
              n,
              low: fixed(interval95[0], Math.min(2, decimals)),
              high: fixed(interval95[1], Math.min(2, decimals)),
            })}
      </p>
      {ofMean !== null && ofMean !== undefined && <p>{t("sheet.ofMean", { value: fixed(ofMean, 2) })}</p>}
      {rwg !== null && <p>{t("sheet.rwg", { value: fixed(rwg, 2) })}</p>}
      {ratersNeeded !== null && ratersNeeded !== undefined && <p>{t("sheet.needed", { n: ratersNeeded })}</p>}
    </Part>
  );
}
