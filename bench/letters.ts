import {
  createDocumentRenderer,
  type Format,
  letterDocument,
} from "../apps/server/src/platform/documents/index.ts";

const LETTERS = 2000;

/** Feedback letters of ordinary length, as .docx and as PDF. To reach: 2,000 .docx at 20 per second or more. */
export async function bench(): Promise<void> {
  const docs = Array.from({ length: LETTERS }, (_, i) => letterDocument(letter(i)));
  console.log("format   letters  seconds  per second  kB each");
  for (const format of ["docx", "pdf"] as const) {
    // A renderer of its own, so that starting the threads and loading the fonts counts.
    const renderer = createDocumentRenderer();
    const started = performance.now();
    const bytes = await total(renderer.renderMany(docs, [format]));
    print(format, (performance.now() - started) / 1000, bytes);
    await renderer.close();
  }
}

async function total(files: AsyncGenerator<{ bytes: Uint8Array }>): Promise<number> {
  let bytes = 0;
  for await (const file of files) bytes += file.bytes.length;
  return bytes;
}

function print(format: Format, seconds: number, bytes: number): void {
  const cells = [seconds.toFixed(1), (LETTERS / seconds).toFixed(1), (bytes / LETTERS / 1000).toFixed(0)];
  console.log(
    `${format.padEnd(8)} ${String(LETTERS).padStart(7)} ${cells.map((cell) => cell.padStart(9)).join(" ")}`,
  );
}

function letter(i: number) {
  const point = (k: number) => ({
    nodeId: `evaluation/integrity/item-${k}`,
    text: `在“统筹协调”一项上,${20 + ((i * 7 + k) % 60)}张有效票的均值为${(3 + ((i + k) % 20) / 10).toFixed(2)}分,与同类职务平均值相差${(((i * 3 + k) % 9) / 10).toFixed(1)}分。`,
  });
  return {
    title: "2026年度考核反馈意见书",
    addressee: `第${i + 1}号同志`,
    period: "2026年度",
    unit: `第${(i % 49) + 1}号单位`,
    post: "主要负责人",
    grade: "称职",
    score: (70 + (i % 300) / 10).toFixed(2),
    rank: (i % 49) + 1,
    cohortSize: 49,
    opening: "根据年度考核安排,现将考核结果及有关意见书面反馈如下,请认真对照,抓好改进。".repeat(2),
    strengths: [1, 2, 3].map(point),
    shortcomings: [4, 5, 6].map(point),
    measures: [7, 8, 9].map((k) => ({ ...point(k), owner: "本人", due: "2027-05-31" })),
    rights: ["对考核结果有异议的,可自知道结果之日起30日内申请复核,也可直接提出申诉。"],
    signer: "考核办公室",
    date: "2026-11-24",
  };
}
