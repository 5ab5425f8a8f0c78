import { z } from 'zod';

export function wholeNumber(least: number, most: number, unit = '') {
  const rule = `must be a whole number${unit} from ${least} to ${most}`;
  return z.int(rule).min(least, rule).max(most, rule);
}
