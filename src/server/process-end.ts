import type { Logger } from 'pino';

export interface Ending {
  /** Has others get the requests, but answers those that come. */
  readonly leave: () => void;
  /** Refuses new requests and resolves once running ones are answered and all is closed. */
  readonly drain: () => Promise<void>;
  /** Ends running requests at once, whereupon `drain` resolves. */
  readonly stop: () => Promise<void>;
  readonly logger: Logger;
  /** Milliseconds from `leave` to `drain`: what sends requests here must notice. */
  readonly delay: number;
  /** Milliseconds that running requests have. */
  readonly grace: number;
}

/** Milliseconds that closing may take once nothing runs any more. */
const closingMs = 5_000;

/**
 * Decides when the process ends. From now on it ends with 0 after a signal and with 1 after an uncaught exception, in
 * both cases once running requests are answered or `grace` is over. SIGTERM, which supervisors send, has `delay` go by
 * before; another signal meanwhile cuts that short, and one after it ends the process at once.
 */
export function superviseProcess({ leave, drain, stop, logger, delay, grace }: Ending): void {
  let leaving: NodeJS.Timeout | undefined;
  let isEnding = false;
  let exitCode = 0;

  const exit = (): never => process.exit(exitCode);

  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    clearTimeout(leaving);
    setTimeout(() => {
      logger.warn({ graceMs: grace }, 'running requests are ended');
      setTimeout(() => {
        logger.fatal('could not stop in time');
        process.exit(1);
      }, closingMs);
      stop().catch(failed);
    }, grace);
    drain().then(() => {
      logger.info('stopped');
      exit();
    }, failed);
  };

  const failed = (error: unknown): void => {
    logger.fatal({ err: error }, 'could not stop');
    process.exit(1);
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (isEnding) process.exit(1);
      logger.info({ signal }, 'stopping');
      // Nobody is in front of what runs in a terminal.
      if (signal === 'SIGINT' || leaving || delay === 0) {
        end();
        return;
      }
      leave();
      leaving = setTimeout(end, delay);
    });
  }
  process.on('unhandledRejection', (reason) => {
    logger.error({ err: reason }, 'unhandled rejection');
  });
  // Whatever threw was left half-way: others must take over, but what runs is not to blame.
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception');
    exitCode = 1;
    end();
  });
}
