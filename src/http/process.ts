import type { Logger } from 'pino';

interface ProcessOptions {
  log: Logger;
  /** Ends running work and releases what is held; work that is not done after `withinMs` is left undone. */
  close: () => Promise<void>;
  withinMs: number;
}

/**
 * SIGTERM and SIGINT close the server and exit with 0, in time whatever happens; a second signal ends the process at once. A
 * rejected promise that nothing awaited is logged, and the server goes on answering everybody else. A thrown error that nothing
 * caught leaves the program in an unknown state, so it closes and exits with 1.
 */
export function guardProcess({ log, close, withinMs }: ProcessOptions): void {
  let isClosing = false;
  const exit = async (reason: string, code: number) => {
    if (isClosing) return;
    isClosing = true;
    log.info({ reason }, 'closing');
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, withinMs, 'late'));
    const outcome = await Promise.race([close(), late]).catch((error) => {
      log.error({ err: error }, 'closing failed');
    });
    if (outcome === 'late') log.warn('not everything closed in time');
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void exit(signal, 0));
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'a promise failed that nothing awaited'),
  );
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nothing caught');
    void exit('an error that nothing caught', 1);
  });
}
