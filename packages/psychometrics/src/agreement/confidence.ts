import { PsychometricsError } from "../errors.ts";

/** @throws PsychometricsError `bad-option` unless 0 < confidence < 1 */
export function requireConfidence(got: number): void {
  if (got > 0 && got < 1) return;
  throw new PsychometricsError(
    "bad-option",
    { zh: `置信水平应在0与1之间,实为${got}。`, en: `Got confidence ${got}, expected between 0 and 1.` },
    { got },
  );
}
