import { addTexts } from "../../i18n/index.ts";
import { insights } from "../../i18n/texts/insights.ts";

addTexts(insights);
