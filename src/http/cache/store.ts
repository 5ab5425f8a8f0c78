import { LRUCache } from 'lru-cache';

/** Something kept. */
export interface Entry {
  readonly key: string;
  /** Of memory, about. */
  readonly bytes: number;
}

/** What one source has in the store. */
export interface Shelf<Kept extends Entry> {
  readonly entries: number;
  readonly bytes: number;
  find(key: string): Kept | undefined;
  /** What was used last makes room last. */
  use(entry: Kept): void;
  /** Takes the place of what was there under its key. One that is larger than the whole store is not kept. */
  put(entry: Kept): void;
  remove(entry: Kept): void;
  /** Removes what fits. */
  clear(fits: (entry: Kept) => boolean): void;
}

/** What a process keeps of all its sources' answers. */
export interface Store {
  /** A place of its own: keys of one shelf mean nothing on another. */
  shelf<Kept extends Entry>(): Shelf<Kept>;
  /** From now on it holds no more than so many bytes. */
  resize(maxBytes: number): void;
  /** Milliseconds of a clock that never goes back: it says how old things are. */
  readonly now: () => number;
}

/** What stands around a value: its entry, what it is known by, and its places in two maps. */
const overheadBytes = 600;

function sizeOf({ key, bytes }: Entry): number {
  return overheadBytes + 2 * key.length + bytes;
}

type Forget = (gone: Entry) => void;

function boundedBy(maxBytes: number): LRUCache<Entry, Forget> {
  return new LRUCache<Entry, Forget>({
    maxSize: maxBytes,
    dispose: (forget, entry) => {
      forget(entry);
    },
  });
}

/** For a new entry those make room that were used longest ago, whosever they are. */
export function createStore(maxBytes: number, now: () => number = () => performance.now()): Store {
  let kept = boundedBy(maxBytes);
  const put = (entry: Entry, forget: Forget): void => {
    const size = sizeOf(entry);
    if (size > kept.maxSize) forget(entry);
    else kept.set(entry, forget, { size });
  };
  return {
    now,
    resize(bytes) {
      const before = kept;
      kept = boundedBy(bytes);
      before.rforEach((forget, entry) => {
        put(entry, forget);
      });
    },
    shelf<Kept extends Entry>(): Shelf<Kept> {
      const entries = new Map<string, Kept>();
      let total = 0;
      const forget: Forget = (gone) => {
        entries.delete(gone.key);
        total -= sizeOf(gone);
      };
      return {
        get entries() {
          return entries.size;
        },
        get bytes() {
          return total;
        },
        find: (key) => entries.get(key),
        use(entry) {
          kept.get(entry);
        },
        put(entry) {
          const before = entries.get(entry.key);
          if (before) kept.delete(before);
          entries.set(entry.key, entry);
          total += sizeOf(entry);
          put(entry, forget);
        },
        remove(entry) {
          kept.delete(entry);
        },
        clear(fits) {
          for (const entry of [...entries.values()]) if (fits(entry)) kept.delete(entry);
        },
      };
    },
  };
}
