import type { Reading } from '../reading.ts';
import { readJson } from '../response-body.ts';
import type { ReadName } from '../upstream.ts';
import type { SharedAnswer } from './answer-text.ts';
import { freeze } from './kept-value.ts';
import type { SharedAnswers } from './shared-answers.ts';
import type { WriteMarks } from './write-marks.ts';

/** Takes over what another instance has read. Resolves when that is kept here too, or it is known that there is nothing. */
export type Adopt<Asked> = (key: string, asked: Asked) => Promise<void>;

export interface Adopted {
  readonly ageMs: number;
  readonly value: unknown;
  readonly fetchedAt: string;
  readonly bytes: number;
}

interface Asking {
  readonly request: ReadName;
  readonly interpret: Reading<unknown>['interpret'];
}

/** Whoever hears in between that others have written looks once more, and then asks the vendor. */
const mostLooks = 2;

export function adoption<Asked extends Asking>(
  shared: SharedAnswers,
  marks: WriteMarks,
  keep: (key: string, asked: Asked, answer: Adopted) => void,
): Adopt<Asked> {
  const underWay = new Map<string, Promise<void>>();

  async function adopt(key: string, asked: Asked): Promise<void> {
    for (let look = 0; look < mostLooks; look += 1) {
      const { mark } = marks;
      const answer = await shared.look(key);
      if (!answer) return;
      if (!marks.holds(mark, asked.request)) continue;
      const adopted = understand(asked, answer);
      if (adopted) keep(key, asked, adopted);
      return;
    }
  }

  return (key, asked) => {
    const found = underWay.get(key);
    if (found) return found;
    const own = adopt(key, asked).finally(() => {
      underWay.delete(key);
    });
    underWay.set(key, own);
    return own;
  };
}

/** Null: it comes from a version of orgraph that understands its vendor otherwise. */
function understand({ interpret }: Asking, { text, receivedAt, ageMs }: SharedAnswer): Adopted | null {
  try {
    const value = interpret({ text, receivedAt, json: () => readJson(text) });
    return { value, fetchedAt: receivedAt, bytes: freeze(value), ageMs };
  } catch {
    return null;
  }
}
