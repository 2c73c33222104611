import { addTexts } from "../../../i18n/index.ts";
import { paper } from "../../../i18n/texts/paper.ts";

addTexts(paper);
