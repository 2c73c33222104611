import { addTexts } from "../../i18n/index.ts";
import { system } from "../../i18n/texts/system.ts";

addTexts(system);
