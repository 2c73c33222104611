/** Words that fit everybody and so say nothing about anybody; each is an error wherever it stands. */
const EMPTY_TALK: readonly RegExp[] = [
  /总体(上)?(表现)?(较|很|比较|非常)好/,
  /表现(优秀|优异|突出|良好)/,
  /认真负责[,\uff0c]?任劳任怨|任劳任怨/,
  /兢兢业业|勤勤恳恳|尽职尽责|恪尽职守/,
  /(能够|较好地?|圆满地?)?(认真)?完成(了)?(上级交办的)?各项(工作)?任务/,
  /完成(了)?各项工作/,
  /(取得|做出)了?(显著|优异|突出|可喜)的?成绩/,
  /(得到|受到)了?(领导|群众|干部群众|大家)的?(一致|广泛)?(好评|认可|肯定)/,
  /(希望|望)(今后)?(继续(保持|努力)|再接再厉|百尺竿头)/,
  /再接再厉|百尺竿头|更上一层楼|再创佳绩/,
  /(请)?继续保持(下去)?。?$/,
  /进一步(加强|提高|深化)(理论|政治|业务)?学习/,
  /(工作)?(方法|思路|作风)(有待|需要|还需)(进一步)?(改进|提高|转变)/,
  /有时(比较|有些)?急躁|工作有时不够细致/,
  /不足之处在所难免|金无足赤|瑕不掩瑜/,
  /(没有|无)明显(的)?(缺点|不足|问题)/,
];

/** Judgements that need a fact beside them: a number, a date, a quotation. */
const VAGUE: readonly RegExp[] = [
  /有待(进一步)?(加强|提高|改进|提升|完善)/,
  /(还|尚)?不够(深入|扎实|到位|大胆|主动|细致|全面|系统)/,
  /需要?(进一步)?(加强|提高|改进|提升|完善)/,
  /(能力|水平|意识|力度)(较|比较|还)?(强|弱|欠缺|不足)/,
  /(效果|成效)(较好|明显|不明显|一般)/,
];

const FACT = /\d|“[^”]{2,}”|[一二三四五六七八九十百]+(次|件|项|个|户|天|月|年|票|名|起|处|万)/;

/** The first empty phrase in a text, or null. */
export function emptyPhrase(text: string): string | null {
  return firstMatch(EMPTY_TALK, text);
}

/** The first vague judgement in a text that names no fact at all, or null. */
export function vaguePhrase(text: string): string | null {
  return FACT.test(text) ? null : firstMatch(VAGUE, text);
}

function firstMatch(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found !== null) return found[0];
  }
  return null;
}
