/** Cards with one QR code each [二维码卡], to be cut apart and drawn from a box. Nothing on them counts or orders them. */

export interface CardSheet {
  title: string;
  /** Small print on every card, for example that the vote is a test. Empty for none. */
  mark: string;
  /** Lines below the title: when to sign in, when to cast. */
  lines: readonly string[];
  /** Beginning of the manifest hash, as people compare it. */
  hash: string;
  /** Raters of one group get cards with its name; each group begins on a new page. */
  groups: readonly { label: string; cards: readonly Card[] }[];
}

export interface Card {
  /** What the code says, as an SVG picture. */
  picture: string;
  /** The same code for people who type it. */
  code: string;
}
