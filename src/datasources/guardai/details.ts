import DataLoader from 'dataloader';
import { getAssetDefinitions, getDefinedHPO, getDefinedTransforms } from './definitions/client.ts';
import { toAssets, toHpoDefinition, toTransformDefinition } from './definitions/map.ts';
import { getOrganizationFileUsage, type FileAddress } from './files/client.ts';
import { getMembers } from './members/client.ts';
import { toUser } from './members/map.ts';
import type { Caller } from './read.ts';

/** One operation's reads of what an organization's own answer does not hold. Each is null where GuardAI has none. */
export function detailReads(caller: Caller, sourceName: string) {
  const members = askOnce(async (id: string) => {
    const users = await getMembers(caller, id);
    return users && users.map((user) => toUser(user, sourceName));
  });
  const assets = askOnce(async (id: string) => {
    const wire = await getAssetDefinitions(caller, id);
    return wire && toAssets(wire);
  });
  const hpo = askOnce(async (id: string) => (await getDefinedHPO(caller, id))?.map(toHpoDefinition) ?? null);
  const transforms = askOnce(
    async (id: string) => (await getDefinedTransforms(caller, id))?.map(toTransformDefinition) ?? null,
  );
  const usage = askOnce(
    (file: FileAddress) => getOrganizationFileUsage(caller, file),
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
  ask: (key: Key) => Promise<Value>,
  cacheKeyFn: (key: Key) => unknown = (key) => key,
) {
  return new DataLoader<Key, Value, unknown>(
    (keys) => Promise.all(keys.map((key) => ask(key).catch(asError))),
    { cacheKeyFn },
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('A call failed without an error.', { cause: error });
}
