import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { useGraphs } from '../../support/graph.ts';
import { uploadFiles } from '../../support/multipart.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { upload, type Uploaded } from './file-uploads.ts';
import { arrived, idOf } from './support.ts';

const startGraph = useGraphs();
const organization = { organizationId: idOf(7), type: 'classmapping' };
const seedRef = '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10';
const csv = { bytes: 'car,vehicle\n', name: 'classes.csv', type: 'text/csv' };

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The file of an upload that was done. */
function fileOf({ payload, answer }: Uploaded) {
  expect({ errors: answer.errors, userErrors: payload?.userErrors }).toEqual({ errors: [], userErrors: [] });
  if (!payload?.file) throw new Error('the upload has no file');
  return payload.file;
}

async function contentAt(downloadUrl: string): Promise<string> {
  return (await fetch(downloadUrl)).text();
}

describe('an uploaded file', () => {
  const sandbox = useSandbox();
  const start = () => startGraph(sandbox().configuration().sources);

  it.each([0, 1, 20 * 1024 * 1024])('of %i bytes comes back as it was sent', async (size) => {
    const bytes = randomBytes(size);
    const { address } = await start();
    const file = { bytes, name: 'mapping.bin', type: 'application/x-mapping' };
    const { downloadUrl } = fileOf(await upload(address, { input: organization, file }));
    expect(downloadUrl).toMatch(`${address}/files/`);
    const response = await fetch(downloadUrl);
    const back = Buffer.from(await response.arrayBuffer());
    expect({ status: response.status, size: back.length, sha256: sha256(back) }).toEqual({
      status: 200,
      size,
      sha256: sha256(bytes),
    });
    expect(response.headers.get('content-type')).toBe('application/x-mapping');
    expect(response.headers.get('content-length')).toBe(String(size));
    expect(response.headers.get('content-disposition')).toContain('filename="mapping.bin"');
  });

  it('arrives at GuardAI as the only part of a form, all else in the query', async () => {
    const { address } = await start();
    const input = { ...organization, datasetId: '9007199254740993' };
    const file = fileOf(await upload(address, { input, file: csv }));
    expect(file).toMatchObject({
      type: 'classmapping',
      ref: expect.stringMatching(/^[\da-f-]{36}$/),
      fileName: 'classes.csv',
      contentType: 'text/csv',
      datasetId: '9007199254740993',
    });
    expect(arrived(sandbox(), 'uploadOrganizationFile')).toEqual({
      method: 'POST',
      path: '/api/v1/organizations/7/file',
      query: { type: 'classmapping', datasetId: '9007199254740993' },
      body: {
        parts: [
          {
            name: 'file',
            filename: 'classes.csv',
            contentType: 'text/csv',
            bytes: 12,
            sha256: sha256(Buffer.from(csv.bytes)),
          },
        ],
      },
    });
  });

  it('is in the organization that is read back', async () => {
    const { payload } = await upload((await start()).address, { input: organization, file: csv });
    expect(payload?.organization?.files.map(({ fileName }) => fileName)).toEqual([
      'coco-to-kitti.json',
      'classes.csv',
    ]);
    expect(payload?.organization?.files[1]?.ref).toBe(payload?.file?.ref);
  });

  it.each([
    ['Prüfstand 試験 😀.csv', 'Prüfstand 試験 😀.csv'],
    ["it's (1) & 100%.csv", "it's (1) & 100%.csv"],
    ['../../etc/passwd', 'passwd'],
    // As a browser writes a quote into a form, and so do GuardAI's own clients.
    ['a "quoted" name.csv', 'a %22quoted%22 name.csv'],
    ['line\r\nX-Evil: 1.csv', 'line%0D%0AX-Evil: 1.csv'],
  ])('keeps its name: %j', async (name, kept) => {
    const file = fileOf(
      await upload((await start()).address, { input: organization, file: { ...csv, name } }),
    );
    expect(file.fileName).toBe(kept);
    const disposition = (await fetch(file.downloadUrl)).headers.get('content-disposition');
    expect(disposition).toContain(
      encodeURIComponent(kept).replace(/['()]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    );
  });

  it('takes the place of the one whose reference it is given', async () => {
    const graph = await start();
    const file = fileOf(await upload(graph.address, { input: { ...organization, ref: seedRef }, file: csv }));
    expect(file).toMatchObject({ ref: seedRef, fileName: 'classes.csv', contentType: 'text/csv' });
    expect(await contentAt(file.downloadUrl)).toBe(csv.bytes);
    const files = '{ ... on GuardAIOrganization { files { ref fileName } } }';
    const { data } = await graph.query(`query ($id: ID!) { organization(id: $id) ${files} }`, {
      id: idOf(7),
    });
    expect(data).toEqual({ organization: { files: [{ ref: seedRef, fileName: 'classes.csv' }] } });
  });

  it('may come with another in the same request', async () => {
    const query = `mutation ($one: UploadGuardAIOrganizationFileInput!, $two: UploadGuardAIOrganizationFileInput!) {
      one: uploadGuardAIOrganizationFile(input: $one) { file { fileName downloadUrl } }
      two: uploadGuardAIOrganizationFile(input: $two) { file { fileName downloadUrl } }
    }`;
    const input = { ...organization, file: null };
    const { data, errors } = await uploadFiles(
      (await start()).address,
      { query, variables: { one: input, two: input } },
      [
        { at: 'variables.two.file', bytes: 'of two', name: 'two' },
        { at: 'variables.one.file', bytes: 'of one', name: 'one' },
      ],
    );
    expect(errors).toEqual([]);
    const { one, two } = data as Record<'one' | 'two', { file: { fileName: string; downloadUrl: string } }>;
    expect([one.file.fileName, await contentAt(one.file.downloadUrl)]).toEqual(['one', 'of one']);
    expect([two.file.fileName, await contentAt(two.file.downloadUrl)]).toEqual(['two', 'of two']);
  });

  it('is not lost when the organization cannot be read afterwards', async () => {
    const { address } = await start();
    sandbox().addFault({ api: 'guardai-v1', operationId: 'getOrganization', kind: 'status', status: 500 });
    const { payload, answer } = await upload(address, {
      input: { ...organization, datasetId: 3 },
      file: csv,
    });
    expect(payload?.file).toMatchObject({ ref: expect.any(String), fileName: 'classes.csv', datasetId: 3 });
    expect(answer.errors).toMatchObject([{ path: ['result', 'organization'] }]);
    expect(await contentAt(payload?.file?.downloadUrl ?? '')).toBe(csv.bytes);
  });
});

describe.each([
  ['bare', 'digits', /^\d{14}$/],
  ['quoted', 'digits', /^\d{14}$/],
  ['quoted', 'uuid', /^[\da-f-]{36}$/],
] as const)('a reference that GuardAI answers %s, made of %s', (reference, referenceForm, form) => {
  const sandbox = useSandbox({ modes: { guardai: { reference, referenceForm } } });

  it('is taken as the text it is', async () => {
    const { address } = await startGraph(sandbox().configuration().sources);
    const file = fileOf(await upload(address, { input: organization, file: csv }));
    expect(file.ref).toMatch(form);
    expect(await contentAt(file.downloadUrl)).toBe(csv.bytes);
  });
});

describe('an answer without a reference', () => {
  const sandbox = useSandbox({ modes: { guardai: { created: true } } });
  const start = () => startGraph(sandbox().configuration().sources);

  it('is success: the file is the last of its name in the list', async () => {
    const file = fileOf(await upload((await start()).address, { input: organization, file: csv }));
    expect(file).toMatchObject({ ref: expect.any(String), fileName: 'classes.csv' });
    expect(await contentAt(file.downloadUrl)).toBe(csv.bytes);
  });

  it('to a replacement is success: the reference is known', async () => {
    const input = { ...organization, ref: seedRef };
    const file = fileOf(await upload((await start()).address, { input, file: csv }));
    expect(file).toMatchObject({ ref: seedRef, fileName: 'classes.csv' });
  });
});
