import { addTexts } from "../../i18n/index.ts";
import { findings } from "../../i18n/texts/findings.ts";

addTexts(findings);
