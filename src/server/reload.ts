import type { Logger } from 'pino';
import { ConfigurationError, type Configuration } from '../config/configuration.ts';
import type { Orgraph } from './orgraph.ts';
import { ServerEndingError } from './server.ts';

export interface ReloadOptions {
  /** Absolute path of the configuration file; null: there is none. */
  readonly file: string | null;
  /** Reads and checks it anew. Throws `ConfigurationError`. */
  readonly read: () => Promise<Configuration>;
  readonly orgraph: Pick<Orgraph, 'isEnding' | 'reload'>;
  readonly logger: Logger;
}

/**
 * Reads the configuration again and has it served. Logs what is different, or what is wrong with it, and then all stays
 * as it was. Never rejects.
 */
export async function readAgain({ file, read, orgraph, logger }: ReloadOptions): Promise<void> {
  const ending = (): void => {
    logger.info('configuration not read again: the process is ending');
  };
  if (orgraph.isEnding) {
    ending();
  } else if (file === null) {
    logger.info('there is no configuration file to read again');
  } else {
    try {
      const next = await read();
      if (next.file === null) throw new ConfigurationError([`${file}: is not there any more`]);
      const { number, sources, keys, atNextStart } = await orgraph.reload(next);
      for (const warning of next.warnings) logger.warn(warning);
      if (atNextStart.length > 0) logger.warn({ keys: atNextStart }, 'takes effect at the next start only');
      logger.info({ configuration: file, number, sources, keys }, 'configuration read again');
    } catch (error) {
      if (error instanceof ServerEndingError) ending();
      else
        logger.error(
          { configuration: file, ...told(error) },
          'configuration not read again: all stays as it was',
        );
    }
  }
}

function told(error: unknown): object {
  return error instanceof ConfigurationError ? { problems: error.problems } : { err: error };
}
