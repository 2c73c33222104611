import { addTexts } from "../../i18n/index.ts";
import { calendar } from "../../i18n/texts/calendar.ts";

addTexts(calendar);
