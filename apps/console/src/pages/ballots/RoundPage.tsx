import "./texts.ts";

import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { Panel } from "../../parts/Panel.tsx";
import { DiscardStep } from "./DiscardStep.tsx";
import { ManifestPanel } from "./ManifestPanel.tsx";
import { Numbers } from "./Numbers.tsx";
import { RoundFrame } from "./RoundFrame.tsx";
import { RoundStep } from "./RoundStep.tsx";
import { Settings } from "./Settings.tsx";
import type { RoundDetail } from "./shapes.ts";

/** One vote from its set-up to its release: the next step, and what it rests on. */
export function Page() {
  return <RoundFrame>{(data) => <Round data={data} />}</RoundFrame>;
}

function Round({ data }: { data: RoundDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const { round, box } = data;
  return (
    <>
      {box.state !== "up" && (
        <Alert
          type={box.state === "down" ? "error" : "warning"}
          showIcon
          style={{ marginBottom: 16 }}
          title={t(`round.box.${box.state}`)}
          description={text(box.text)}
        />
      )}
      <RoundStep data={data} />
      {round.manifestHash !== null && <ManifestPanel round={round} />}
      {round.state !== "setup" && (
        <Panel title={t("round.numbers")}>
          <Numbers numbers={data.numbers} />
        </Panel>
      )}
      <Settings key={JSON.stringify(data.settings)} data={data} />
      <DiscardStep data={data} />
    </>
  );
}
