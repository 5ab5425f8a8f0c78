import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { get, request as httpRequest, type IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { RecordedRequest } from '../../../sandbox/index.ts';
import { useGraphs, type ListeningGraph } from '../../support/graph.ts';
import { boundary, field, multipartBody, preflight } from '../../support/multipart.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { newUploadsOnDisk, until, uploadsOnDisk } from '../../support/temporary-files.ts';
import { upload, uploadMutation } from './file-uploads.ts';
import { idOf } from './support.ts';

const sandbox = useSandbox();
const startGraph = useGraphs();
const start = (defaults = {}, rest = {}) => startGraph(sandbox().configuration().sources, defaults, rest);

const organization = { organizationId: idOf(7), type: 'classmapping' };
const csv = { bytes: 'car,vehicle\n', name: 'classes.csv', type: 'text/csv' };
const api = 'guardai-v1';

const uploads = (): RecordedRequest[] => sandbox().requests({ api, operationId: 'uploadOrganizationFile' });
const levelsOf = ({ log }: ListeningGraph): number[] =>
  log.map((line) => (JSON.parse(line) as { level: number }).level);

async function fileNames(graph: ListeningGraph): Promise<string[]> {
  const { data } = await graph.query<{ organization: { files: { fileName: string }[] } }>(
    'query ($id: ID!) { organization(id: $id) { ... on GuardAIOrganization { files { fileName } } } }',
    { id: idOf(7) },
  );
  return data.organization.files.map(({ fileName }) => fileName);
}

describe('an upload that the caller can mend', () => {
  it.each([
    [{ type: 'asset' }, [{ code: 'INVALID', message: "File type 'asset' is not supported", field: null }]],
    [
      { ref: 'no-such-file' },
      [{ code: 'NOT_FOUND', message: 'File no-such-file was not found', field: null }],
    ],
    [
      { organizationId: idOf(99) },
      [{ code: 'NOT_FOUND', message: 'Organization 99 was not found', field: null }],
    ],
  ])('is refused in the words of GuardAI: %j', async (wrong, userErrors) => {
    const { payload, answer } = await upload((await start()).address, {
      input: { ...organization, ...wrong },
      file: csv,
    });
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({ file: null, organization: null, userErrors });
  });

  it.each([
    [{ datasetId: '9223372036854775808' }, 'datasetId'],
    [{ ref: '' }, 'ref'],
  ])('is refused before GuardAI is asked: %j', async (wrong, name) => {
    const { payload } = await upload((await start()).address, {
      input: { ...organization, ...wrong },
      file: csv,
    });
    expect(payload).toMatchObject({ file: null, userErrors: [{ code: 'INVALID', field: [name] }] });
    expect(uploads()).toEqual([]);
  });

  it.each([{ datasetId: '' }, { datasetId: 'seven' }, { organizationId: 'x' }])(
    'is BAD_USER_INPUT where it is not of the type asked for: %j',
    async (wrong) => {
      const { answer } = await upload((await start()).address, {
        input: { ...organization, ...wrong },
        file: csv,
      });
      expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(uploads()).toEqual([]);
    },
  );
});

describe('an upload', () => {
  it.each(['reset', 'status', 'hang'] as const)('is sent once, whatever becomes of it: %s', async (kind) => {
    sandbox().addFault({ api, operationId: 'uploadOrganizationFile', kind });
    const graph = await start({ timeoutMs: { response: 300 }, retries: 3 });
    const { payload, answer } = await upload(graph.address, { input: organization, file: csv });
    expect(payload).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { source: 'guardai' } }]);
    expect(uploads()).toHaveLength(1);
  });

  it('is sent again, from its first byte on, where its token was refused', async () => {
    const graph = await start();
    await fileNames(graph);
    sandbox().perform(api, 'expire-tokens');
    const bytes = randomBytes(3_000_000);
    const { payload } = await upload(graph.address, { input: organization, file: { ...csv, bytes } });
    expect(uploads().map(({ status }) => status)).toEqual([401, 200]);
    const response = await fetch(payload?.file?.downloadUrl ?? '');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('of a file that is too large gives up the call to GuardAI, which keeps nothing', async () => {
    const graph = await start({}, { limits: { uploadBytes: 1_000_000 } });
    const before = await uploadsOnDisk();
    const { answer } = await upload(graph.address, {
      input: organization,
      file: { ...csv, bytes: randomBytes(3_000_000) },
    });
    expect(answer).toMatchObject({ status: 200, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(answer.errors[0]?.message).toContain('1000000 byte size limit');
    // It may be over before the call to GuardAI has begun.
    await until(() => uploads().every(({ aborted }) => aborted));
    expect(await fileNames(graph)).toEqual(['coco-to-kitti.json']);
    await until(async () => (await uploadsOnDisk()).isSubsetOf(before));
    expect(levelsOf(graph).filter((level) => level >= 40)).toEqual([]);
  });

  it('whose client leaves in the middle gives up the call to GuardAI and leaves nothing behind', async () => {
    const graph = await start();
    const before = await uploadsOnDisk();
    const operations = { query: uploadMutation, variables: { input: { ...organization, file: null } } };
    const outgoing = httpRequest(`${graph.address}/graphql`, {
      method: 'POST',
      headers: { ...preflight, 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    outgoing.on('error', () => undefined);
    const file = {
      disposition: 'name="0"; filename="half.bin"',
      type: 'text/plain',
      content: 'x'.repeat(200_000),
    };
    outgoing.write(
      multipartBody(
        [field('operations', operations), field('map', { 0: ['variables.input.file'] }), file],
        false,
      ),
    );
    const isGone = await newUploadsOnDisk(before);
    await until(() => uploads().length === 1);
    expect(uploads()[0]).toMatchObject({ aborted: false, status: null });

    outgoing.destroy();
    await until(() => uploads()[0]?.aborted === true);
    await isGone();
    expect(uploads()).toHaveLength(1);
    expect(await fileNames(graph)).toEqual(['coco-to-kitti.json']);
    expect(levelsOf(graph).filter((level) => level >= 40)).toEqual([]);
  });

  it('may take longer than a call may, as long as bytes come', async () => {
    const graph = await start({ timeoutMs: 500 }, { limits: { operationTimeoutMs: 500 } });
    const operations = { query: uploadMutation, variables: { input: { ...organization, file: null } } };
    const outgoing = httpRequest(`${graph.address}/graphql`, {
      method: 'POST',
      headers: { ...preflight, 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    const answer = new Promise<IncomingMessage>((resolve) => outgoing.once('response', resolve));
    const file = { disposition: 'name="0"; filename="slow.txt"', type: 'text/plain', content: 'begun' };
    outgoing.write(
      multipartBody(
        [field('operations', operations), field('map', { 0: ['variables.input.file'] }), file],
        false,
      ),
    );
    const begun = performance.now();
    await until(() => performance.now() - begun > 1200);
    outgoing.end(`.\r\n--${boundary}--\r\n`);
    const response = await answer;
    const text = (await response.toArray()).join('');
    expect(JSON.parse(text)).toMatchObject({
      data: { result: { file: { fileName: 'slow.txt' }, userErrors: [] } },
    });
  });
});

describe('a download', () => {
  async function stored(graph: ListeningGraph, size: number): Promise<string> {
    const file = { ...csv, bytes: Buffer.alloc(size, 'x') };
    const { payload, answer } = await upload(graph.address, { input: organization, file });
    if (!payload?.file) throw new Error(answer.text + graph.log.join(''));
    return payload.file.downloadUrl;
  }

  it('of a file that is gone is 404', async () => {
    const graph = await start();
    const link = await stored(graph, 10);
    sandbox().reset();
    const response = await fetch(link);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it.each([
    [500, 503, 'UPSTREAM_UNAVAILABLE'],
    [403, 502, 'UPSTREAM_FORBIDDEN'],
    [400, 502, 'UPSTREAM_REJECTED'],
  ])('that GuardAI answers with %i is %i', async (status, answered, code) => {
    const graph = await start({ retries: 0 });
    const link = await stored(graph, 10);
    sandbox().addFault({ api, operationId: 'downloadOrganizationFile', kind: 'status', status });
    const response = await fetch(link);
    expect(response.status).toBe(answered);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code, source: 'guardai' } }] });
  });

  it('that GuardAI does not answer in time is 504', async () => {
    const graph = await start({ timeoutMs: { response: 200 }, retries: 0 });
    const link = await stored(graph, 10);
    sandbox().addFault({ api, operationId: 'downloadOrganizationFile', kind: 'hang' });
    expect((await fetch(link)).status).toBe(504);
  });

  it('that GuardAI breaks off is cut off', async () => {
    const graph = await start({ retries: 0 });
    const link = await stored(graph, 1_000_000);
    sandbox().addFault({ api, operationId: 'downloadOrganizationFile', kind: 'truncated' });
    const response = await fetch(link);
    expect(response.status).toBe(200);
    await expect(response.arrayBuffer()).rejects.toThrow();
  });

  it('may take longer than a call may, as long as bytes come', async () => {
    const graph = await start({ timeoutMs: 500 });
    const link = await stored(graph, 60);
    sandbox().addFault({ api, operationId: 'downloadOrganizationFile', kind: 'drip', ms: 20 });
    const begun = performance.now();
    expect(await (await fetch(link)).text()).toHaveLength(60);
    expect(performance.now() - begun).toBeGreaterThan(1000);
  });

  it('whose client leaves in the middle is given up at GuardAI too', async () => {
    const graph = await start();
    const link = await stored(graph, 30_000_000);
    const response = await new Promise<IncomingMessage>((resolve) => get(link, resolve));
    await once(response, 'data');
    response.destroy();
    const downloads = () => sandbox().requests({ api, operationId: 'downloadOrganizationFile' });
    await until(() => downloads()[0]?.aborted === true);
    expect(downloads()).toHaveLength(1);
    expect(levelsOf(graph).filter((level) => level >= 40)).toEqual([]);
  });

  it('shows nothing of how orgraph signs in at GuardAI', async () => {
    const graph = await start();
    const link = await stored(graph, 10);
    const [{ headers: sent } = { headers: {} }] = uploads();
    const jwt = (sent as Record<string, string>)['authorization']?.replace('Bearer ', '') ?? '';
    expect(jwt.length).toBeGreaterThan(20);
    const response = await fetch(link);
    const seen = [
      link,
      Buffer.from(link.split('/').at(-1) ?? '', 'base64url').toString(),
      await response.text(),
    ];
    seen.push(...[...response.headers].flat());
    expect(seen.filter((text) => text.includes(jwt) || text.includes('sandbox-guardai-admin'))).toEqual([]);
  });
});
