import { asRecord } from '../../core/json.ts';
import type { AnswerContract } from './contract.ts';

const deepest = 8;

/**
 * An answer in which everything is there that a contract has, each list with one item, and no two values the same. A
 * text is an instant, which is a text too, or an address.
 */
export function sampleOf({ flatten }: Pick<AnswerContract, 'flatten'>, root: unknown): unknown {
  let count = 0;

  function sample(schema: unknown, depth: number): unknown {
    const { types, enum: words, properties, items, choices } = flatten(schema);
    if (depth > deepest) return null;
    if (choices.length > 0) return sample(choices[0], depth);
    const word = words?.find((one) => one !== null);
    if (word !== undefined) return word;
    count += 1;
    switch (types?.find((type) => type !== 'null')) {
      case 'array':
        return [sample(items, depth + 1)];
      case 'boolean':
        return true;
      case 'integer':
      case 'number':
        return count;
      case 'string':
        return asRecord(schema)['format'] === 'uri'
          ? `https://sample.invalid/?page_token=${count}`
          : new Date(Date.UTC(2020, 0, 1, 0, 0, count)).toISOString();
      case undefined:
      case 'object':
      default:
        return Object.fromEntries([...properties].map(([name, member]) => [name, sample(member, depth + 1)]));
    }
  }

  return sample(root, 0);
}
