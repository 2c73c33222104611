import { useTranslation } from "react-i18next";
import { useListing } from "../../i18n/index.ts";
import { instantText } from "../../lib/format.ts";
import { Facts } from "../../parts/Facts.tsx";
import type { RoundDetail, Signer } from "./shapes.ts";

/** The settings as they were frozen. */
export function SettingsFacts({ data, signers }: { data: RoundDetail; signers: readonly Signer[] }) {
  const { t } = useTranslation();
  const listing = useListing();
  const { settings, thresholds } = data;
  const named = (id: string) => signers.find((one) => one.accountId === id)?.name ?? "—";
  const spanText = (span: { from: string; until: string } | null) =>
    span === null ? "—" : `${instantText(span.from)} – ${instantText(span.until)}`;
  return (
    <Facts
      rows={[
        [t("round.issuingSpan"), spanText(settings.issuing)],
        [t("round.castingSpan"), spanText(settings.casting)],
        [t("round.officers"), listing(settings.officers.map(named))],
        [t("round.supervisor"), settings.supervisor === null ? "—" : named(settings.supervisor)],
        [t("round.commentLength"), settings.commentLength],
        [t("round.limitTopShort"), t(settings.limitTop ? "state.yes" : "state.no")],
        [t("round.thresholds"), t("round.thresholdsText", thresholds)],
      ]}
    />
  );
}
