import { type Pending, pendingReader, ShapeError, type Sheet, sheetReader } from "@hengjian/ballot";

/** What the phone kept, read again as if from outside. */
export function sheetsReader(value: unknown, path: string): Sheet[] {
  return list(value, path).map((one) => sheetReader(one, path));
}

export function namesReader(value: unknown, path: string): string[] {
  return list(value, path).map(String);
}

export function pendingsReader(value: unknown, path: string): Pending[] {
  return list(value, path).map((one) => pendingReader(one, path));
}

/** The answers inside a sealed envelope that the box has not taken. */
export function sheetsOfEnvelope(envelope: string): Sheet[] {
  const { sheets }: { sheets: { sheet: unknown }[] } = JSON.parse(envelope);
  return sheets.map(({ sheet }, i) => sheetReader(sheet, `sheets[${i}]`));
}

function list(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) throw new ShapeError(`${path}: expected a list.`);
  return value;
}
