import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { stageText } from "../../lib/stages.ts";

const OF_CAMPAIGN =
  /^campaign ([0-9a-f]{8})[0-9a-f-]{28} (?:stage (\w+)|step proposed: (\w+)|(letters) released)$/;
const OF_ROUND = /^round ([0-9a-f]{8})[0-9a-f-]{28}: (\w+)$/;

/** The codes of the audit log in words; a code that has none stays as it is. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const text = useText();
  const named = (key: string, code: string) => (i18n.exists(key) ? t(key as TextKey) : code);
  return {
    deed: (action: string) => named(`deed.${action}`, action),
    subject: (type: string, id: string) => `${named(`subject.${type}`, type)} ${id.slice(0, 8)}`,
    checkpointReason: (reason: string) => {
      const [, round, step] = OF_ROUND.exec(reason) ?? [];
      if (round !== undefined)
        return t("checkpointReason.round", { id: round, step: named(`deed.ballots.${step}`, step ?? "") });
      const [, id, taken, proposed, letters] = OF_CAMPAIGN.exec(reason) ?? [];
      if (id === undefined) return named(`checkpointReason.${reason}`, reason);
      if (letters !== undefined) return t("checkpointReason.letters", { id });
      if (proposed !== undefined)
        return t("checkpointReason.proposed", { id, stage: text(stageText(proposed)) });
      return t("checkpointReason.taken", { id, stage: text(stageText(taken ?? "")) });
    },
  };
}
