import { ApiError } from "../client.ts";
import type { Io } from "../io.ts";
import type { Outcome } from "./outcome.ts";

/** Says what is being done, how far it is and how long each step took. */
export interface Progress {
  step(zh: string, en: string): void;
  /** For jobs: how far the step is. */
  at(done: number, total: number | null): void;
  note(zh: string, en: string): void;
  timings(): Record<string, number>;
  end(out: string, outcome: Outcome): void;
  failed(error: unknown): void;
}

export function progressOn(io: Io): Progress {
  const timings: Record<string, number> = {};
  const began = performance.now();
  let current: { name: string; since: number } | null = null;
  let said = 0;
  const close = (): void => {
    if (current !== null) timings[current.name] = Math.round(performance.now() - current.since);
    current = null;
  };
  return {
    step(zh, en) {
      close();
      current = { name: en, since: performance.now() };
      said = performance.now();
      io.stdout.write(`· ${zh} / ${en}\n`);
    },
    at(done, total) {
      if (total === null || performance.now() - said < 2_000) return;
      said = performance.now();
      io.stdout.write(`    ${done} / ${total}\n`);
    },
    note: (zh, en) => io.stdout.write(`    ${zh}\n    ${en}\n`),
    timings() {
      close();
      return { ...timings, total: Math.round(performance.now() - began) };
    },
    end(out, outcome) {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      io.stdout.write(
        `\n完成,用时 ${seconds} 秒:${outcome.ratees} 人,${outcome.sheets} 张票,${outcome.letters} 份意见书,根 ${outcome.root}\n结果在 ${out}\n` +
          `Done in ${seconds} s: ${outcome.ratees} people, ${outcome.sheets} sheets, ${outcome.letters} letters, root ${outcome.root}\nThe results are in ${out}\n`,
      );
    },
    failed(error) {
      const at = current === null ? "" : `(${current.name}) `;
      const problem = error instanceof ApiError ? error.problem : null;
      const text =
        problem?.text === undefined
          ? String((error as Error).message ?? error)
          : `${problem.text.zh}\n${problem.text.en}`;
      const details =
        problem?.details === undefined ? "" : `\n${JSON.stringify(problem.details, null, 1).slice(0, 4000)}`;
      io.stderr.write(`\n演练没有完成 / The rehearsal stopped ${at}\n${text}${details}\n`);
    },
  };
}
