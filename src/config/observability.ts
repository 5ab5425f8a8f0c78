import { z } from 'zod';
import { wholeNumber } from './whole-number.ts';

export const metricsSchema = z
  .boolean()
  .nullish()
  .describe('Whether the process counts what it does, and shows it at /metrics. Default: true.')
  .transform((value) => value ?? true);

const usualSlowMs = 5_000;

export const loggingSchema = z
  .strictObject({
    slowMs: wholeNumber(0, 3_600_000, ' of milliseconds')
      .describe(
        `A request that takes as long says in the log which sources it waited for. Default: ${usualSlowMs}.`,
      )
      .default(usualSlowMs),
  })
  .nullish()
  .describe('What the log line of a request holds.')
  .transform((value) => value ?? { slowMs: usualSlowMs });
export type LoggingSettings = z.output<typeof loggingSchema>;
