/** docs/caching.md says of every read what drops its answer; writes that say what they touch must say the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { updateOrganization as updateConfluent } from '../../src/datasources/confluent/client.ts';
import {
  addOrganization,
  copyOrganization,
  deleteOrganization,
  updateOrganization,
  updateOrgStats,
} from '../../src/datasources/guardai/client.ts';
import {
  deleteOrganizationFile,
  renameOrganizationFile,
} from '../../src/datasources/guardai/files/client.ts';
import { uploadOrganizationFile } from '../../src/datasources/guardai/files/transfer.ts';
import type { Caller } from '../../src/datasources/shared/reading.ts';
import type { UpstreamRequest, UpstreamResponse } from '../../src/http/types.ts';
import { connectTo, never } from '../http/test-connection.ts';

type Send = (caller: Caller, id: string) => Promise<unknown>;

const file = { name: 'a.csv', contentType: 'text/csv', open: () => Readable.from([]) };
const fileOf = (organizationId: string) => ({ organizationId, type: 'dataset', ref: '1' });

const writes: Readonly<Record<string, Readonly<Record<string, Send>>>> = {
  'confluent-org-v2': { update: (caller, id) => updateConfluent(caller, id, {}) },
  'guardai-v1': {
    add: (caller) => addOrganization(caller, {}),
    copy: (caller, id) => copyOrganization(caller, id, {}),
    update: (caller, id) => updateOrganization(caller, id, {}, {}),
    delete: deleteOrganization,
    'refresh stats': updateOrgStats,
    'upload file': (caller, id) => uploadOrganizationFile(caller, { ...fileOf(id), file }),
    'rename file': (caller, id) => renameOrganizationFile(caller, fileOf(id), 'new'),
    'delete file': (caller, id) => deleteOrganizationFile(caller, fileOf(id)),
  },
};

/** Which writes about another organization drop it as well. */
const ofOthers: Readonly<Record<string, readonly string[]>> = {
  '`updateConfluentOrganization`': ['update'],
  '`updateConfluentOrganization` of that organization': [],
  'every GuardAI mutation': Object.keys(writes['guardai-v1'] ?? {}),
  'every GuardAI mutation: members carry their organizations in full': Object.keys(
    writes['guardai-v1'] ?? {},
  ),
  'mutations of that organization and its files; adding and copying any': ['add', 'copy'],
  'as `getOrganization`': ['add', 'copy'],
};

const lists = ['listOrgV2Organizations', 'getOrganizations'];

const page = readFileSync(join(import.meta.dirname, '../../docs/caching.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([\w-]+) (\w+)` +\| `ttlSeconds` +\| \S+ +\| (.+?) +\|$/gm)]
  .map(([, api = '', operationId = '', droppedBy = '']) => ({ api, operationId, droppedBy }))
  .filter(({ api }) => Object.hasOwn(writes, api));

/** What is sent; the answer is an empty one. */
async function sentBy(send: Send, id: string): Promise<UpstreamRequest> {
  const sent: UpstreamRequest[] = [];
  const connection = connectTo('http://127.0.0.1:9');
  const caller: Caller = {
    identity: { name: 'acme', previousNames: [], api: 'ROCKSET_V1', vendor: 'ROCKSET', typename: 'Acme' },
    connection: {
      ...connection,
      send(request) {
        sent.push(request);
        const reply: Partial<UpstreamResponse> = { status: 204, text: '' };
        return Promise.resolve(reply as UpstreamResponse);
      },
    },
    signal: never(),
  };
  await send(caller, id);
  await connection.close();
  const [request] = sent;
  if (!request) throw new Error('nothing was sent');
  return request;
}

describe('docs/caching.md', () => {
  it('has rows of both vendors that say what drops them', () => {
    expect(new Set(rows.map(({ api }) => api))).toEqual(new Set(Object.keys(writes)));
  });

  it.each(rows)('says what drops $api $operationId', async ({ api, operationId, droppedBy }) => {
    const read = { operationId, ...(!lists.includes(operationId) && { params: { id: '7' } }) };
    const all = Object.entries(writes[api] ?? {});
    const droppingWith = async (id: string): Promise<string[]> => {
      const names: string[] = [];
      for (const [name, send] of all) {
        const { touches = () => true } = await sentBy(send, id);
        if (touches(read)) names.push(name);
      }
      return names;
    };
    expect(await droppingWith('7')).toEqual(all.map(([name]) => name));
    expect(await droppingWith('8')).toEqual(ofOthers[droppedBy]);
  });
});
