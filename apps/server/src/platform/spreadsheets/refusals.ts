import { DomainError, invalid } from "../errors.ts";

/** Every way in which an upload is not a table that we read, with the remedy. */
export const refusals = {
  empty: () =>
    invalid("file-empty", {
      zh: "文件是空的。请确认保存后再上传。",
      en: "The file is empty. Save it and upload again.",
    }),
  noCells: () =>
    invalid("file-without-cells", {
      zh: "文件里没有任何内容的单元格。请确认选对了文件。",
      en: "The file holds no filled cell. Please check that it is the right file.",
    }),
  notSpreadsheet: () =>
    invalid("not-a-spreadsheet", {
      zh: "这不是电子表格(内容不是 .xlsx、.xls 或 .csv)。请在 WPS 或 Excel 中另存为 .xlsx 后再上传。",
      en: "This is not a spreadsheet (its content is neither .xlsx, .xls nor .csv). Save it as .xlsx in WPS or Excel and upload that.",
    }),
  encrypted: () =>
    invalid("file-encrypted", {
      zh: "文件设有打开密码,无法读取。请在 WPS 或 Excel 中取消密码、另存后再上传。",
      en: "The file is protected by a password. Remove it in WPS or Excel, save, and upload again.",
    }),
  damaged: () =>
    invalid("file-damaged", {
      zh: "文件已损坏或不完整,无法打开。请从原处重新复制,或在 WPS 中打开后另存为 .xlsx。",
      en: "The file is damaged or incomplete. Copy it again, or open it in WPS and save it as .xlsx.",
    }),
  macros: () =>
    invalid("file-with-macros", {
      zh: "文件含有宏,为安全起见不读取。请另存为不含宏的 .xlsx 后再上传。",
      en: "The file holds macros and is not read for safety. Save it as .xlsx without macros and upload that.",
    }),
  tooLarge: () =>
    invalid("file-unpacks-too-large", {
      zh: "文件解压后过大(超过 256 MB 或压缩比异常),不予读取。请删去多余的工作表和空白区域,或拆成几个文件。",
      en: "The file unpacks to more than 256 MB or is packed suspiciously tight. Delete unused sheets and blank areas, or split the file.",
    }),
  tooManyRows: (limit: number) =>
    invalid("too-many-rows", {
      zh: `数据超过 ${limit} 行。请拆成几个文件分别上传。`,
      en: `There are more than ${limit} rows. Split the file and upload the parts.`,
    }),
  encoding: () =>
    invalid("unknown-encoding", {
      zh: "看不出文本文件的编码(不是 UTF-8 也不是 GBK)。请另存为“CSV UTF-8”或 .xlsx 后再上传。",
      en: "The encoding of the text file is neither UTF-8 nor GBK. Save it as CSV UTF-8 or .xlsx and upload that.",
    }),
  csv: (row: number) =>
    invalid("csv-malformed", {
      zh: `文本文件第 ${row} 行的引号不成对,无法分列。请检查该行,或另存为 .xlsx。`,
      en: `The quotes in line ${row} of the text file do not match. Check that line, or save as .xlsx.`,
    }),
  tooMuchMemory: () =>
    new DomainError("file-too-heavy", 422, {
      zh: "读取这个文件需要的内存超过上限,已停止,没有导入任何内容。请删去多余的工作表和格式,或拆成几个文件。",
      en: "Reading this file takes more memory than allowed; it was stopped and nothing was imported. Delete unused sheets and formats, or split the file.",
    }),
  tooSlow: () =>
    new DomainError("file-too-slow", 422, {
      zh: "读取这个文件超过了时间上限,已停止,没有导入任何内容。请拆成几个文件。",
      en: "Reading this file took longer than allowed; it was stopped and nothing was imported. Split the file.",
    }),
};
