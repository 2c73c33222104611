import { addTexts } from "../../i18n/index.ts";
import { deeds } from "../../i18n/texts/deeds.ts";
import { oversight } from "../../i18n/texts/oversight.ts";

addTexts(deeds);
addTexts(oversight);
