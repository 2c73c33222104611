import { pinyin } from "pinyin-pro";

/** Full pinyin and initials of a name, lower case, surnames read as such. */
export function searchKeys(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: "none", type: "array", mode: "surname", v: true }).map((one) =>
    one.toLowerCase(),
  );
  return { pinyin: syllables.join(""), initials: syllables.map((one) => one[0] ?? "").join("") };
}
