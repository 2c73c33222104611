import type { Ctx } from "../../platform/context.ts";
import { DomainError, invalid } from "../../platform/errors.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { type CountedSheet, countedSheets } from "../evidence/service.ts";
import { type Basis, countedSheetNumber } from "./basis.ts";
import { ratingSet } from "./rating-set.ts";
import type { AnalysisInput, Hindrance } from "./types.ts";

/** More than an assessment of a province has, and what an analysis takes in 1.2 GB and some minutes. */
const MOST_SHEETS = 200_000;

/**
 * The sheets of a campaign as the analysis sees them.
 * @param options.tolerant say as a result, instead of an error, that the sheets cannot be read: scores follow from the
 * counts alone, so nobody is kept from scoring
 * @throws DomainError `ratings-file-lost`, `ratings-file-changed`, `analysis-too-large`
 */
export async function readInput(
  ctx: Ctx,
  row: CampaignRow,
  basis: Basis,
  options: { tolerant: boolean; signal?: AbortSignal | undefined },
): Promise<AnalysisInput> {
  const { history } = basis;
  try {
    requireFits(countedSheetNumber(basis.evidence));
    const set = ratingSet(basis, await countedSheets(ctx.platform, row, options.signal));
    return { set, history, severity: null, hindrance: countsOnly(basis, set.sheets.length) };
  } catch (error) {
    if (!options.tolerant || !(error instanceof DomainError)) throw error;
    const code = error.code === TOO_LARGE ? "too-large" : "ratings-unreadable";
    return withoutSheets(basis, { code, text: error.text });
  }
}

export function withoutSheets(basis: Basis, hindrance: Hindrance): AnalysisInput {
  const none: CountedSheet[] = [];
  return { set: ratingSet(basis, none), history: basis.history, severity: null, hindrance };
}

export const TOO_LARGE = "analysis-too-large";

function requireFits(sheets: number): void {
  if (sheets <= MOST_SHEETS) return;
  throw invalid(TOO_LARGE, {
    zh: `本次考核有 ${sheets} 张测评票,一次分析最多 ${MOST_SHEETS} 张,没有分析。得分照常核算,不作宽严校正;请按职务类别分成几次考核。`,
    en: `The campaign has ${sheets} sheets, an analysis takes at most ${MOST_SHEETS}; nothing was analysed. Scores are computed as usual without severity. Split the campaign by category of posts.`,
  });
}

/** Where single sheets are missing (a ballot box and paper give counts only), nothing that needs them may be told of the rest. */
function countsOnly({ evidence }: Basis, read: number): Hindrance | null {
  const counted = countedSheetNumber(evidence);
  const hasVotes = [...evidence.tallies.values()].flat().some((one) => Object.keys(one.counts).length > 0);
  const isWhole = read === counted && evidence.paper.length === 0;
  if (isWhole && (read > 0 || !hasVotes)) return null;
  return {
    code: "counts-only",
    text: {
      zh: `计入的票中只有 ${read} 张读得到单张内容,其余只有计票(例如来自投票箱、纸质票),不能逐票检验,也不作宽严校正。`,
      en: `Of the votes counted, only ${read} sheets can be read singly; of the others there are counts only (from a ballot box or paper, for example). Tests of sheets are not made and nothing is adjusted.`,
    },
  };
}
