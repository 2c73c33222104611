import { addTexts } from "../../i18n/index.ts";
import { myBallots } from "../../i18n/texts/my-ballots.ts";

addTexts(myBallots);
