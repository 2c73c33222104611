import { addTexts } from "../../i18n/index.ts";
import { ballotSigning } from "../../i18n/texts/ballot-signing.ts";
import { ballots } from "../../i18n/texts/ballots.ts";

addTexts(ballots);
addTexts(ballotSigning);
