/**
 * Counts failures by address over a sliding window, in memory: guessing many names from one place is slowed down,
 * while any number of people behind one address may sign in.
 */
export class FailureMeter {
  readonly #failures = new Map<string, number[]>();
  readonly #limit: number;
  readonly #windowMs: number;

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** Seconds until the address may try again; 0 when it may now. */
  secondsToWait(address: string, now: number): number {
    const recent = this.#recent(address, now);
    const oldest = recent[recent.length - this.#limit];
    return oldest === undefined ? 0 : Math.ceil((oldest + this.#windowMs - now) / 1000);
  }

  count(address: string, now: number): void {
    if (this.#failures.size > 10_000) this.#forget(now);
    this.#failures.set(address, [...this.#recent(address, now), now].slice(-this.#limit));
  }

  #recent(address: string, now: number): number[] {
    return (this.#failures.get(address) ?? []).filter((time) => time > now - this.#windowMs);
  }

  #forget(now: number): void {
    for (const address of this.#failures.keys())
      if (this.#recent(address, now).length === 0) this.#failures.delete(address);
  }
}
