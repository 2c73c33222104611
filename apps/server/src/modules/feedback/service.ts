export { type FeedbackCounts, feedbackCounts, feedbackPart } from "./checks.ts";
export { closeRenderer, letterFile, startExport } from "./documents.ts";
export { startDrafting } from "./draft.ts";
export { editLetter, type LetterEdit } from "./edit.ts";
export { acknowledge, myLetters } from "./mine.ts";
export { releaseLetters } from "./release.ts";
export { letterView, listImprovements, listLetters } from "./views.ts";
