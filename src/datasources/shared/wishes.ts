import type { ResponsePath } from '../../core/wants.ts';
import { currentWants, workFor } from '../../core/wants.ts';
import type { Caller } from './reading.ts';

/** Who wants what a loader is asked for: its calls are made later than it is asked, and for many at once. */
export interface Wishes<Key> {
  /** Of whoever asks now. */
  note(key: Key): void;
  /** Has calls that `work` makes be for all who want these, also those who come to want them later. */
  during<T>(keys: readonly Key[], work: () => T): T;
  /** What is wanted from here on is asked for anew. */
  forget(): void;
}

/** Null where the operation is not traced: then nobody needs to know. */
export function wishesOf<Key>({ connection }: Pick<Caller, 'connection'>): Wishes<Key> | null {
  if (!connection.isTraced) return null;
  let known = new Map<Key, Set<ResponsePath>>();

  function wantOf(key: Key): Set<ResponsePath> {
    const before = known.get(key);
    if (before) return before;
    const want = new Set<ResponsePath>();
    known.set(key, want);
    return want;
  }

  return {
    note(key) {
      const want = wantOf(key);
      for (const paths of currentWants()) for (const path of paths) want.add(path);
    },
    during: (keys, work) => workFor(keys.map(wantOf), work),
    forget() {
      known = new Map();
    },
  };
}
