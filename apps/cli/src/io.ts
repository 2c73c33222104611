/** Where a command writes; tests give their own. */
export interface Io {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** A mistake in how the command was called: message in both languages, exit code 2. */
export class UsageError extends Error {}
