import DataLoader from 'dataloader';
import { asError } from '../../core/errors.ts';
import type { Wishes } from '../shared/wishes.ts';
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
  /** Without them nobody needs to know what a call is for. */
  readonly wishes?: Wishes<string> | null;
  /** Does what is wanted at once, so many parts of this kind. */
  inBatch<T>(size: number, work: () => Promise<T>): Promise<T>;
  /** All parts of an organization, where they came with an answer to something else. */
  readonly known?: (nativeId: string) => readonly Part[] | null;
  /** Whether an empty list of all may only mean that it was left out, so that one by name is asked for all the same. */
  readonly mayLeaveOutAll?: boolean;
}

/** One operation's reads of the parts of organizations: their members, say. Nothing is asked twice. */
export interface Parts<Part> {
  /** Null: there is no such organization any more. */
  all(namespace: Namespace): Promise<readonly Part[] | null>;
  one(namespace: Namespace, name: string): Promise<Part | null>;
  forget(): void;
}

interface Answer<Part> {
  readonly parts: readonly Part[] | null;
  /** Asked for by name: it is what was wanted, even where it leaves out its name or spells it in another way. */
  readonly byName: boolean;
}

interface Wanted {
  readonly namespace: Namespace;
  /** Null: all of them. */
  readonly name: string | null;
}

/** Everything wanted of an organization in the same tick is answered by one call. */
export function openParts<Part>(calls: PartCalls<Part>): Parts<Part> {
  let known = new Map<string, readonly Part[]>();
  const loader = new DataLoader<Wanted, readonly Part[] | null, string>(
    (wanted) => calls.inBatch(wanted.length, () => fetchMany(wanted)),
    { cacheKeyFn: keyOf },
  );
  const { wishes } = calls;

  function load(wanted: Wanted): Promise<readonly Part[] | null> {
    wishes?.note(keyOf(wanted));
    return loader.load(wanted);
  }

  function callFor<T>(group: readonly Wanted[], call: () => Promise<T>): Promise<T> {
    return wishes ? wishes.during(group.map(keyOf), call) : call();
  }

  async function fetchMany(wanted: readonly Wanted[]): Promise<(readonly Part[] | null | Error)[]> {
    const groups = Map.groupBy(wanted, ({ namespace }) => namespace.nativeId);
    const answers = new Map([...groups].map(([nativeId, group]) => [nativeId, fetchGroup(group)]));
    return Promise.all(
      wanted.map(async (one) => {
        const { namespace, name } = one;
        try {
          const { parts = null, byName = false } = (await answers.get(namespace.nativeId)) ?? {};
          if (name === null || byName || parts === null) return parts;
          if (parts.length === 0 && calls.mayLeaveOutAll)
            return listOf(await callFor([one], () => calls.one(namespace, name)));
          return parts.filter((part) => calls.nameOf(part) === name);
        } catch (error) {
          return asError(error);
        }
      }),
    );
  }

  /** At least what this group of one organization wants. */
  async function fetchGroup(group: readonly Wanted[]): Promise<Answer<Part>> {
    const [first] = group;
    if (!first) return { parts: null, byName: false };
    const { namespace } = first;
    // A write may end what is known while this call is under way.
    const knownNow = known;
    const before = knownNow.get(namespace.nativeId) ?? calls.known?.(namespace.nativeId);
    if (before) return { parts: before, byName: false };
    const plan = planParts(group.map(({ name }) => name));
    if (plan.call === 'one') {
      const part = await callFor(group, () => calls.one(namespace, plan.name));
      return { parts: listOf(part), byName: true };
    }
    const parts = await callFor(group, () => calls.all(namespace));
    if (parts) knownNow.set(namespace.nativeId, parts);
    return { parts, byName: false };
  }

  return {
    all: (namespace) => load({ namespace, name: null }),
    async one(namespace, name) {
      const parts = await load({ namespace, name });
      return parts?.[0] ?? null;
    },
    forget() {
      known = new Map();
      wishes?.forget();
      loader.clearAll();
    },
  };
}

function listOf<Part>(part: Part | null): readonly Part[] {
  return part === null ? [] : [part];
}

function keyOf({ namespace, name }: Wanted): string {
  return JSON.stringify([namespace.nativeId, name]);
}
