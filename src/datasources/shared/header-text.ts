import { z } from 'zod';

/** A setting that is sent in a header as it is. A line break at its end, as files of secrets have it, is the usual mistake. */
export const headerText = z
  .string()
  .min(1, 'must not be empty')
  .regex(
    /^[\t\x20-\x7e\x80-\xff]*$/,
    'must not hold a line break or another character that no header can carry',
  );
