export { type IssuedRow, setIssued } from "./ballots.ts";
export { evidencePart } from "./checks.ts";
export { type ConfirmInput, confirmImport } from "./confirm.ts";
export { type CountedEvidence, countedEvidence, type GroupCount } from "./counted.ts";
export { discardImport, importView, listImports, putMapping, type Upload, uploadRatings } from "./imports.ts";
export { listMappings } from "./mappings.ts";
export { type BoxVotes, countBoxVotes } from "./released.ts";
export { type CountedSheet, countedSheets, sheetSources } from "./sheets.ts";
export { evidencePage } from "./views.ts";
