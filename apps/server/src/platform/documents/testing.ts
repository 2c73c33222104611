/** A document with every kind of block, for the tests of the renderers. */
import { extractText } from "unpdf";
import type { OfficialDocument } from "./official-document.ts";

export function sampleDocument(changes: Partial<OfficialDocument> = {}): OfficialDocument {
  return {
    title: "关于年度考核结果的反馈意见",
    date: "2026-11-24",
    author: "云溪县委组织部(虚构)",
    reference: "云组考〔2026〕12号",
    label: "演示数据(虚构)",
    blocks: [
      { kind: "salutation", text: "县交通局 甲同志" },
      { kind: "paragraph", text: "现将有关情况反馈如下。" },
      { kind: "heading", level: 1, text: "主要优点" },
      { kind: "heading", level: 2, text: "坚持原则" },
      { kind: "heading", level: 3, text: "关心下属" },
      { kind: "paragraph", text: "在该项上,38张有效票的均值为4.21分。" },
      {
        kind: "table",
        caption: "各项指标得分",
        columns: [{ header: "指标", share: 3, align: "left" }, { header: "均值" }],
        rows: Array.from({ length: 60 }, (_, i) => [`第${i + 1}项`, "4.21"]),
      },
      { kind: "attachments", items: ["得分构成表", "整改清单"] },
      { kind: "signOff", signer: "中共云溪县委组织部", date: "2026-11-24" },
      { kind: "note", text: "一式两份" },
      { kind: "annex", label: "附件1", title: "得分构成表" },
      { kind: "table", columns: [{ header: "节点" }], rows: [["德"]] },
      { kind: "table", columns: [{ header: "节点" }], rows: [["能"]] },
    ],
    ...changes,
  };
}

/** The text of all pages as a reader would select it, without white space: gaps are drawn, not written. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
  return text.replaceAll(/\s/g, "");
}
