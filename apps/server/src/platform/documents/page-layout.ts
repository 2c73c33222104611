/** Measures and typefaces of GB/T 9704-2012, sections 5 and 7, in the units of the formats. */

/** Twips (1/1440 inch) in a millimetre. */
const TWIPS_PER_MM = 1440 / 25.4;
const twips = (mm: number) => Math.round(mm * TWIPS_PER_MM);

/** 37 mm, 26 mm, 35 mm, 28 mm; the standard's text area is 156 × 225 mm. */
const PORTRAIT = { top: 2098, right: 1474, bottom: 1984, left: 1587 };
/** The same text area on its side. */
const LANDSCAPE = { top: PORTRAIT.left, right: PORTRAIT.bottom, bottom: PORTRAIT.right, left: PORTRAIT.top };

export function pageBox(landscape: boolean) {
  return {
    margin: landscape ? LANDSCAPE : PORTRAIT,
    /** Width of the text area in twips. */
    textWidth: twips(landscape ? 225 : 156),
  };
}

/** From the page's lower edge: the dash stands 7 mm below the text area, the line itself is 5 mm high. */
export const footerDistance = (landscape: boolean) => twips((landscape ? 26 : 35) - 7 - 5);

/** 22 lines in 225 mm and 28 characters of 16 pt in 156 mm; the character space is in 1/4096 pt. */
export const GRID = { linePitch: 580, charSpace: -848 };

/**
 * The grid states the standard's page for editors; the text itself is spaced out in the styles and does not snap to
 * it: LibreOffice gives a 16 pt character two cells of 15.8 pt, and 22 lines of 580 twips are 4 twips too many.
 */
export const LINE_PITCH = 579;
/** Twips taken off after each body character, so that 28 fit. */
export const CHARACTER_SPACING = -5;
/** Advance of one body character in twips. */
export const CHARACTER = 320 + CHARACTER_SPACING;

/** Half-points: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小四 12 pt. */
export const SIZE = { title: 44, body: 32, small: 28, table: 24 };

export interface Typeface {
  /** The name the standard's offices have installed. */
  name: string;
  /** Names tried next, best first. */
  alternatives: readonly string[];
  family: "roman" | "swiss" | "script" | "modern";
}

export const TYPEFACES = {
  body: {
    name: "仿宋_GB2312",
    alternatives: ["FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "Noto Serif CJK SC", "Noto Serif SC"],
    family: "modern",
  },
  title: {
    name: "方正小标宋简体",
    alternatives: [
      "FZXiaoBiaoSong-B05S",
      "方正小标宋_GBK",
      "华文中宋",
      "STZhongsong",
      "宋体",
      "Noto Serif CJK SC",
    ],
    family: "script",
  },
  hei: {
    name: "黑体",
    alternatives: ["SimHei", "STHeiti", "Noto Sans CJK SC", "Noto Sans SC"],
    family: "modern",
  },
  kai: {
    name: "楷体_GB2312",
    alternatives: ["KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "Noto Serif CJK SC", "Noto Serif SC"],
    family: "modern",
  },
  song: {
    name: "宋体",
    alternatives: ["SimSun", "STSong", "Noto Serif CJK SC", "Noto Serif SC"],
    family: "roman",
  },
} as const satisfies Record<string, Typeface>;
