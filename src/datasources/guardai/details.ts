import DataLoader from 'dataloader';
import { asError } from '../../core/errors.ts';
import type { Reading } from '../../http/reading.ts';
import { readFresh, type Caller } from '../shared/reading.ts';
import { wishesOf } from '../shared/wishes.ts';
import { assetsReading, hpoReading, transformsReading } from './definitions/client.ts';
import type { FileAddress } from './files/address.ts';
import { fileUsageReading } from './files/client.ts';
import { membersReading } from './members/client.ts';

/** One operation's reads of what an organization's own answer does not hold. Each is null where GuardAI has none. */
export function detailReads(caller: Caller) {
  const members = askOnce(caller, 'members', (id: string) => membersReading(caller, id));
  const assets = askOnce(caller, 'assets', (id: string) => assetsReading(caller, id));
  const hpo = askOnce(caller, 'hpoDefinitions', (id: string) => hpoReading(caller, id));
  const transforms = askOnce(caller, 'transformDefinitions', (id: string) => transformsReading(caller, id));
  const usage = askOnce(
    caller,
    'fileUsage',
    (file: FileAddress) => fileUsageReading(caller, file),
    ({ organizationId, type, ref }) => JSON.stringify([organizationId, type, ref]),
  );
  return {
    reads: {
      members: (id: string) => members.load(id),
      assets: (id: string) => assets.load(id),
      hpoDefinitions: (id: string) => hpo.load(id),
      transformDefinitions: (id: string) => transforms.load(id),
      fileUsage: (file: FileAddress) => usage.load(file),
    },
    forget() {
      for (const loader of [members, assets, hpo, transforms, usage]) loader.clearAll();
    },
  };
}

/** GuardAI has no call for several at once: what a loader saves is asking twice. One that fails fails alone. */
function askOnce<Key, Value>(
  caller: Caller,
  name: string,
  readingOf: (key: Key) => Reading<Value>,
  cacheKeyFn: (key: Key) => unknown = (key) => key,
) {
  const wishes = wishesOf<unknown>(caller);
  const ask = (key: Key): Promise<Value> => readFresh(caller, readingOf(key));
  const askFor = (key: Key) => (wishes ? wishes.during([cacheKeyFn(key)], () => ask(key)) : ask(key));
  const loader = new DataLoader<Key, Value, unknown>(
    (keys) =>
      caller.connection.inBatch(name, keys.length, () =>
        Promise.all(keys.map((key) => askFor(key).catch(asError))),
      ),
    { cacheKeyFn },
  );
  return {
    load(key: Key): Promise<Value> {
      wishes?.note(cacheKeyFn(key));
      return loader.load(key);
    },
    clearAll() {
      wishes?.forget();
      loader.clearAll();
    },
  };
}
