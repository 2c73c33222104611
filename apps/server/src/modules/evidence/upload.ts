import { invalid } from "../../platform/errors.ts";

/** A form without its file. */
export function noFile() {
  return invalid("no-file", {
    zh: "没有收到文件。请选择测评数据文件后再上传。",
    en: "No file arrived. Choose the file of ratings and upload again.",
  });
}
