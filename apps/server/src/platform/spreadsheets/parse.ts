import { checkZip, kindOf } from "./container.ts";
import type { Grid } from "./grid.ts";
import { refusals } from "./refusals.ts";
import { readTextTable } from "./text-table.ts";
import { readWorkbook } from "./workbook.ts";

/** "EncryptedPackage" in UTF-16: how Office stores a workbook with an opening password. */
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

const LINKS = {
  zh: "文件引用了别的文件(外部链接);没有打开它们,按最后保存的数值读取,请核对。",
  en: "The file refers to other files. They were not opened; the last saved values were read. Please check them.",
};

/**
 * Read an upload into cell texts. Runs inside the memory-capped worker (`runCapped`), never in the server's own thread.
 * @throws DomainError of `refusals`
 */
export async function parseSpreadsheet(bytes: Buffer): Promise<Grid> {
  const grid = await parseByKind(bytes);
  if (grid.sheets.every((sheet) => sheet.rows.length === 0)) throw refusals.noCells();
  return grid;
}

async function parseByKind(bytes: Buffer): Promise<Grid> {
  if (bytes.length === 0) throw refusals.empty();
  const kind = kindOf(bytes);
  if (kind === "zip") {
    const { externalLinks } = await checkZip(bytes);
    const grid = readWorkbook(bytes, "xlsx");
    return externalLinks ? { ...grid, notices: [...grid.notices, LINKS] } : grid;
  }
  if (kind === "cfb") {
    if (bytes.includes(ENCRYPTED)) throw refusals.encrypted();
    return readWorkbook(bytes, "xls");
  }
  if (kind === "text") return readTextTable(bytes);
  throw refusals.notSpreadsheet();
}
