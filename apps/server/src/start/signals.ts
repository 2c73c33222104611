let since: number | null = null;

/** Whatever fails while everything is being stopped is no failure of its own. */
export const isStopping = (): boolean => since !== null;

/**
 * Stop cleanly on Ctrl-C (SIGINT), SIGTERM and a closed terminal; a second signal does not wait.
 * npm passes a signal on that the terminal already delivered, so a repeat within a second is the same wish.
 */
export function onStopSignal(stop: () => Promise<void>): void {
  const handler = (): void => {
    if (since !== null) {
      if (performance.now() - since > 1_000) process.exit(130);
      return;
    }
    since = performance.now();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, handler);
}
