import { canonicalJson } from "@hengjian/ballot";
import { LogFault, type Text } from "./fault.ts";
import type { Line } from "./lines.ts";

/** First line of an exported log. */
export interface Head {
  format: "hengjian-audit-1";
  origin: string;
  key: string;
  entries: number;
  checkpoints: number;
}

export interface EntryLine {
  index: number;
  leaf: string;
  event: Record<string, unknown>;
}

/** A signed note behind the last entry that it covers. */
export interface CheckpointLine {
  checkpoint: string;
}

/**
 * One line as JSON. Only the exact canonical bytes (RFC 8785) pass, so that no byte of a log is without meaning.
 * @throws LogFault
 */
export function parseLine(line: Line): Record<string, unknown> {
  if (!line.ended)
    throw at(line, {
      zh: "文件末尾被截断,最后一行没有换行",
      en: "the end is cut off: the last line has no newline",
    });
  const text = decode(line);
  const value = parseJson(line, text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw unreadable(line);
  if (canonicalOf(value) !== text)
    throw at(line, { zh: "不是规范形式(RFC 8785)", en: "is not in canonical form (RFC 8785)" });
  return value as Record<string, unknown>;
}

function decode(line: Line): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line.bytes);
  } catch {
    throw at(line, { zh: "不是 UTF-8 文本", en: "is not UTF-8 text" });
  }
}

function parseJson(line: Line, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(line);
  }
}

function canonicalOf(value: unknown): string | null {
  try {
    return canonicalJson(value);
  } catch {
    return null;
  }
}

function unreadable(line: Line): LogFault {
  return at(line, { zh: "无法读取(不是 JSON 对象)", en: "cannot be read: it is no JSON object" });
}

function at(line: Line, text: Text): LogFault {
  return new LogFault(text, { line: line.number });
}

/** @throws LogFault */
export function readHead(line: Line): Head {
  const value = parseLine(line);
  const { format, origin, key, entries, checkpoints } = value;
  const isHead =
    keysOf(value) === "checkpoints,entries,format,key,origin" &&
    format === "hengjian-audit-1" &&
    typeof origin === "string" &&
    typeof key === "string" &&
    isCount(entries) &&
    isCount(checkpoints);
  if (isHead) return { format, origin, key, entries, checkpoints };
  throw at(line, {
    zh: "第一行不是审计记录的文件头(hengjian-audit-1)",
    en: "is not the head of an audit log (hengjian-audit-1)",
  });
}

/** @throws LogFault */
export function readBody(line: Line): EntryLine | CheckpointLine {
  const value = parseLine(line);
  const { index, leaf, event, checkpoint } = value;
  if (keysOf(value) === "checkpoint" && typeof checkpoint === "string") return { checkpoint };
  if (keysOf(value) === "event,index,leaf" && isCount(index) && typeof leaf === "string" && isObject(event))
    return { index, leaf, event };
  throw at(line, { zh: "既不是记录也不是检查点", en: "is neither an entry nor a checkpoint" });
}

function keysOf(value: object): string {
  return Object.keys(value).sort().join();
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
