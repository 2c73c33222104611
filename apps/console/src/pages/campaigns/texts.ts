import { addTexts } from "../../i18n/index.ts";
import { deliberation } from "../../i18n/texts/deliberation.ts";
import { evidence } from "../../i18n/texts/evidence.ts";
import { findings } from "../../i18n/texts/findings.ts";

addTexts(deliberation);
addTexts(evidence);
addTexts(findings);
