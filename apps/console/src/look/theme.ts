import { type ThemeConfig, theme } from "antd";

/** One deep blue, neutral greys; red only for the head of official documents and for danger. */
const LIGHT = {
  blue: "#1d4a86",
  blueSoft: "#e8eef7",
  text: "#1f2328",
  textSoft: "#59616b",
  line: "#dfe3e8",
  page: "#f5f6f8",
  surface: "#ffffff",
  danger: "#b3261e",
  good: "#2c6e49",
  warn: "#8a5a00",
  official: "#c8102e",
};
const DARK: typeof LIGHT = {
  blue: "#7ea6dd",
  blueSoft: "#1f2f47",
  text: "#e6e8eb",
  textSoft: "#a3abb5",
  line: "#343a42",
  page: "#14171b",
  surface: "#1c2026",
  danger: "#f2867e",
  good: "#7cc79b",
  warn: "#e0b25c",
  official: "#f2677a",
};

/** Grounds of messages: derived ones turn grey because our colours are muted. */
const LIGHT_GROUNDS = {
  colorSuccessBg: "#edf6f0",
  colorSuccessBorder: "#b7d9c4",
  colorWarningBg: "#fdf5e4",
  colorWarningBorder: "#e8cf9a",
  colorErrorBg: "#fdefee",
  colorErrorBorder: "#efb9b5",
  colorInfoBg: "#eef3fa",
  colorInfoBorder: "#bfd0e6",
};
const DARK_GROUNDS: typeof LIGHT_GROUNDS = {
  colorSuccessBg: "#17271e",
  colorSuccessBorder: "#2e5a41",
  colorWarningBg: "#2a2314",
  colorWarningBorder: "#5e4c20",
  colorErrorBg: "#2f1b1a",
  colorErrorBorder: "#6d3430",
  colorInfoBg: "#1a2535",
  colorInfoBorder: "#30496b",
};

/** Grounds of the coloured tags on white: those derived from dark seeds come out as mud. */
const TAG_GROUNDS = {
  blue: "#e8eef7",
  green: "#e6f3eb",
  gold: "#fdf3dc",
  orange: "#fdeee0",
  red: "#fdeae8",
};
/** The library writes one custom property from two names, `blue1` and `blue-1`; the later one would win. */
const LIGHT_TAG_GROUNDS = Object.fromEntries(
  Object.entries(TAG_GROUNDS).flatMap(([name, ground]) => [
    [`${name}1`, ground],
    [`${name}-1`, ground],
  ]),
);

export type Palette = typeof LIGHT;

/** Votes from the lowest to the highest level: orange to grey to blue, told apart without red and green. */
export const VOTE_COLOURS = ["#b35806", "#e9a85c", "#b9bec5", "#7fa8d6", "#2b5c9e"] as const;

export function paletteOf(dark: boolean): Palette {
  return dark ? DARK : LIGHT;
}

/** The palette as custom properties, for our own style sheets. */
export function applyPalette(dark: boolean): void {
  for (const [name, value] of Object.entries(paletteOf(dark))) {
    document.documentElement.style.setProperty(`--hj-${name}`, value);
  }
}

export const FONT =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

export function themeOf(dark: boolean): ThemeConfig {
  const palette = paletteOf(dark);
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? "#5b8bd0" : palette.blue,
      colorLink: palette.blue,
      colorInfo: dark ? "#5b8bd0" : palette.blue,
      colorError: palette.danger,
      colorSuccess: palette.good,
      colorWarning: palette.warn,
      ...(dark ? DARK_GROUNDS : LIGHT_GROUNDS),
      // Seeds of the coloured tags, dark enough to be read on their own tints (WCAG AA).
      gold: palette === LIGHT ? "#8f5a00" : "#d19a3f",
      green: palette === LIGHT ? "#2c6e49" : "#52a878",
      red: palette === LIGHT ? "#b3261e" : "#e06a60",
      blue: palette === LIGHT ? "#1d4a86" : "#5b8bd0",
      orange: palette === LIGHT ? "#a04a00" : "#e09a5c",
      ...(dark ? {} : LIGHT_TAG_GROUNDS),
      colorTextBase: palette.text,
      colorBgLayout: palette.page,
      colorBgContainer: palette.surface,
      colorTextPlaceholder: palette.textSoft,
      colorTextDescription: palette.textSoft,
      borderRadius: 4,
      fontSize: 14,
      lineHeight: 1.6,
      fontFamily: FONT,
      motion: false,
      wireframe: false,
    },
    components: {
      Table: { headerBg: dark ? "#22272e" : "#f0f2f5", cellPaddingBlock: 9, cellPaddingInline: 12 },
      // White on the blue of dark links would be too faint.
      ...(dark ? { Button: { colorPrimary: "#3b6cb3", colorPrimaryHover: "#4475bd" } } : {}),
      Card: { bodyPadding: 20 },
    },
  };
}
