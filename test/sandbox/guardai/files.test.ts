import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { member } from '../../../sandbox/guardai/accounts.ts';
import { formWith, startGuardai, type Client, type TestSandbox } from './support.ts';

interface Entry {
  readonly ref: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly datasetId?: number;
}

const seeded = '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10';
const at = (ref: string): string => `/organizations/7/file?type=classmapping&ref=${encodeURIComponent(ref)}`;

describe('files of the GuardAI simulator', () => {
  let guardai: TestSandbox;
  let admin: Client;
  beforeAll(async () => {
    guardai = await startGuardai();
    admin = await guardai.admin();
  });
  beforeEach(() => {
    guardai.sandbox.reset();
  });
  afterAll(() => guardai.sandbox.stop());

  const entries = async (id = 7): Promise<Entry[]> => {
    const { body } = await admin.call('GET', `/organizations/${String(id)}`);
    return (body as { settings: { classMappingFiles: Entry[] } }).settings.classMappingFiles;
  };

  it('downloads the bytes under their own media type and name', async () => {
    const { status, headers, text } = await admin.call('GET', at(seeded));
    expect(status).toBe(200);
    expect(text).toBe('{"car": "vehicle", "pedestrian": "person"}');
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('content-length')).toBe(String(text.length));
    expect(headers.get('content-disposition')).toBe('attachment; filename="coco-to-kitti.json"');
  });

  it('names a file beyond ASCII in both forms of the header', async () => {
    const [entry] = await entries(9);
    const { headers } = await admin.call(
      'GET',
      `/organizations/9/file?type=classmapping&ref=${entry?.ref ?? ''}`,
    );
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="se_ales-de-tr_fico.json"; filename*=UTF-8''se%C3%B1ales-de-tr%C3%A1fico.json`,
    );
  });

  it('adds an upload to the settings and answers with its bare reference', async () => {
    const { status, headers, text } = await admin.upload(
      '/organizations/7/file?type=classmapping&datasetId=43',
      formWith('a,b\n', 'classes.csv', 'text/csv'),
    );
    expect(status).toBe(200);
    expect(text).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('content-type')).toBe('application/json');
    expect(await entries()).toEqual([
      expect.objectContaining({ ref: seeded }),
      { ref: text, fileName: 'classes.csv', contentType: 'text/csv', datasetId: 43 },
    ]);
    expect((await admin.call('GET', at(text))).text).toBe('a,b\n');
    expect((await admin.call('GET', at(text).replace('/file?', '/file/usage?'))).body).toEqual([]);
  });

  it('adds the first file of an organization that has no settings', async () => {
    const { text } = await admin.upload(
      '/organizations/11/file?type=classmapping',
      formWith('{}', 'first.json'),
    );
    expect(await entries(11)).toEqual([
      { contentType: 'application/json', fileName: 'first.json', ref: text },
    ]);
  });

  it('replaces the content behind a given reference, and keeps its usage and data set', async () => {
    const { status, text } = await admin.upload(
      at(seeded),
      formWith('[]', 'second.json', 'application/ld+json'),
    );
    expect([status, text]).toEqual([200, seeded]);
    expect(await entries()).toEqual([
      { ref: seeded, fileName: 'second.json', contentType: 'application/ld+json', datasetId: 42 },
    ]);
    expect((await admin.call('GET', at(seeded))).text).toBe('[]');
    expect((await admin.call('GET', at(seeded).replace('/file?', '/file/usage?'))).body).toEqual([12, 31]);
  });

  it('renames what a download is called', async () => {
    const { status, text } = await admin.call(
      'PUT',
      `${at(seeded)}&name=${encodeURIComponent('Grüße "1".json')}`,
    );
    expect([status, text]).toEqual([200, '']);
    expect((await entries())[0]).toMatchObject({ fileName: 'Grüße "1".json', datasetId: 42 });
    expect((await admin.call('GET', at(seeded))).headers.get('content-disposition')).toBe(
      `attachment; filename="Gr__e \\"1\\".json"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%221%22.json`,
    );
  });

  it('tells which projects use a file', async () => {
    const { status, body } = await admin.call('GET', at(seeded).replace('/file?', '/file/usage?'));
    expect([status, body]).toEqual([200, [12, 31]]);
  });

  it('deletes a file even while it is in use, and again without complaint', async () => {
    const { status, headers, text } = await admin.call('DELETE', at(seeded));
    expect([status, text, headers.get('content-length')]).toEqual([200, '', '0']);
    expect(await entries()).toEqual([]);
    expect((await admin.call('GET', at(seeded))).status).toBe(404);
    expect((await admin.call('DELETE', at(seeded))).status).toBe(200);
  });

  it('knows no file behind a strange reference', async () => {
    const expected = { status: 404, error: 'Not Found', message: 'File nowhere was not found' };
    expect((await admin.call('GET', at('nowhere'))).body).toMatchObject(expected);
    expect((await admin.call('PUT', `${at('nowhere')}&name=x`)).body).toMatchObject(expected);
    expect((await admin.call('GET', at('nowhere').replace('/file?', '/file/usage?'))).body).toMatchObject(
      expected,
    );
    expect((await admin.upload(at('nowhere'), formWith('{}', 'a.json'))).body).toMatchObject(expected);
  });

  it('knows no file of another organization', async () => {
    expect((await admin.call('GET', at(seeded).replace('/7/', '/4/'))).status).toBe(404);
  });

  it('lets a plain member work with the files of its organization', async () => {
    const plain = await guardai.as(member);
    const { text } = await plain.upload('/organizations/7/file?type=classmapping', formWith('1', 'one.json'));
    expect((await plain.call('PUT', `${at(text)}&name=two.json`)).status).toBe(200);
    expect((await plain.call('GET', at(text))).text).toBe('1');
    expect((await plain.call('DELETE', at(text))).status).toBe(200);
  });
});
