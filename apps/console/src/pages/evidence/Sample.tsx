import { useTranslation } from "react-i18next";
import type { Shape } from "../../api/shapes.ts";
import { Panel } from "../../parts/Panel.tsx";
import styles from "./Sample.module.css";

/** The first rows as they stand in the file, to compare the mapping with. */
export function Sample({ data }: { data: Shape<"RatingImport"> }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("evidence.sample", { n: data.sample.length })}>
      <section
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("evidence.sample", { n: data.sample.length })}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              {data.analysis.columns.map((column) => (
                <th key={column.index} scope="col">
                  <span className="soft">{column.letter}</span> {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.sample.map((row, i) => (
              <tr key={i}>
                {data.analysis.columns.map((column) => (
                  <td key={column.index}>{row[column.index] ?? ""}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
