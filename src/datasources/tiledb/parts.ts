import DataLoader from 'dataloader';
import { planParts } from './parts-plan.ts';

/** How an organization is addressed: by id, and by the name that its members and credentials go by. */
export interface Namespace {
  readonly nativeId: string;
  readonly name: string;
}

/** What TileDB can do about one kind of part; each function is one call. Null: there is no such thing. */
export interface PartCalls<Part> {
  all(namespace: Namespace): Promise<readonly Part[] | null>;
  one(namespace: Namespace, name: string): Promise<Part | null>;
  nameOf(part: Part): string | null;
}

/** One operation's reads of the parts of organizations: their members, say. Nothing is asked twice. */
export interface Parts<Part> {
  /** Null: there is no such organization any more. */
  all(namespace: Namespace): Promise<readonly Part[] | null>;
  one(namespace: Namespace, name: string): Promise<Part | null>;
  /** Takes in all parts of an organization, which came with an answer to something else. */
  know(nativeId: string, parts: readonly Part[]): void;
  forget(): void;
}

interface Wanted {
  readonly namespace: Namespace;
  /** Null: all of them. */
  readonly name: string | null;
}

/** Everything wanted of an organization in the same tick is answered by one call. */
export function openParts<Part>(calls: PartCalls<Part>): Parts<Part> {
  let known = new Map<string, readonly Part[]>();
  const loader = new DataLoader<Wanted, readonly Part[] | null, string>(fetchMany, {
    cacheKeyFn: ({ namespace, name }) => JSON.stringify([namespace.nativeId, name]),
  });

  async function fetchMany(wanted: readonly Wanted[]): Promise<(readonly Part[] | null | Error)[]> {
    const groups = Map.groupBy(wanted, ({ namespace }) => namespace.nativeId);
    const answers = new Map([...groups].map(([nativeId, group]) => [nativeId, fetchGroup(group)]));
    return Promise.all(
      wanted.map(async ({ namespace, name }) => {
        try {
          const parts = (await answers.get(namespace.nativeId)) ?? null;
          return name === null ? parts : (parts?.filter((part) => calls.nameOf(part) === name) ?? null);
        } catch (error) {
          return error instanceof Error
            ? error
            : new Error('A call failed without an error.', { cause: error });
        }
      }),
    );
  }

  /** At least what this group of one organization wants. */
  async function fetchGroup(group: readonly Wanted[]): Promise<readonly Part[] | null> {
    const [first] = group;
    if (!first) return null;
    const { namespace } = first;
    // A write may end what is known while this call is under way.
    const knownNow = known;
    const before = knownNow.get(namespace.nativeId);
    if (before) return before;
    const plan = planParts(group.map(({ name }) => name));
    if (plan.call === 'one') {
      const part = await calls.one(namespace, plan.name);
      return part === null ? [] : [part];
    }
    const parts = await calls.all(namespace);
    if (parts) knownNow.set(namespace.nativeId, parts);
    return parts;
  }

  return {
    all: (namespace) => loader.load({ namespace, name: null }),
    async one(namespace, name) {
      const parts = await loader.load({ namespace, name });
      return parts?.[0] ?? null;
    },
    know(nativeId, parts) {
      known.set(nativeId, parts);
    },
    forget() {
      known = new Map();
      loader.clearAll();
    },
  };
}
