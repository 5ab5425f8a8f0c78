import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { formWith, startGuardai, type Answer, type Client, type TestSandbox } from './support.ts';

const target = '/organizations/12/file?type=classmapping';
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('uploads to the GuardAI simulator', () => {
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

  const files = async (): Promise<{ fileName: string; contentType: string; datasetId?: number }[]> => {
    const { body } = await admin.call('GET', '/organizations/12');
    return (body as { settings: { classMappingFiles: { fileName: string; contentType: string }[] } }).settings
      .classMappingFiles;
  };
  const post = async (body: string, contentType: string): Promise<Answer> => {
    const headers = { authorization: `Bearer ${admin.token}`, 'content-type': contentType };
    const response = await fetch(`${guardai.baseUrl}/api/v1${target}`, { method: 'POST', headers, body });
    const text = await response.text();
    const json = response.ok ? text : (JSON.parse(text) as unknown);
    return { status: response.status, headers: response.headers, text, body: json };
  };
  const multipart = (...parts: string[]): string =>
    [...parts.map((part) => `--b\r\n${part}\r\n`), '--b--\r\n'].join('');

  it('gives back 20 MB as they came, and logs their hash instead of them', async () => {
    const bytes = randomBytes(20_000_000);
    const { status, text } = await admin.upload(
      target,
      formWith(bytes, 'big.bin', 'application/octet-stream'),
    );
    expect(status).toBe(200);
    const response = await admin.download(`${target}&ref=${text}`);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(sha256(new Uint8Array(await response.arrayBuffer()))).toBe(sha256(bytes));
    const [logged] = guardai.sandbox.requests({ operationId: 'uploadOrganizationFile' });
    expect(logged?.body).toEqual({
      parts: [
        {
          name: 'file',
          filename: 'big.bin',
          contentType: 'application/octet-stream',
          bytes: 20_000_000,
          sha256: sha256(bytes),
        },
      ],
    });
  });

  it('takes an empty file', async () => {
    const { status, text } = await admin.upload(target, formWith('', 'empty.json'));
    expect(status).toBe(200);
    const { headers, text: content } = await admin.call('GET', `${target}&ref=${text}`);
    expect([content, headers.get('content-length')]).toEqual(['', '0']);
  });

  it.each(['クラス対応表.csv', 'Straßen — Ñandú.yaml', '🚗 → 🚙.json', `it's (1); 100% "ok".txt`])(
    'keeps the name %s',
    async (name) => {
      // A browser and fetch send the quotation mark of a file name as %22, and Spring leaves it so.
      const kept = name.replaceAll('"', '%22');
      const { text } = await admin.upload(target, formWith('x', name, 'text/plain'));
      expect((await files())[0]?.fileName).toBe(kept);
      const disposition =
        (await admin.call('GET', `${target}&ref=${text}`)).headers.get('content-disposition') ?? '';
      const encoded = /filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1];
      const plain = /filename="(.*?)"(?:;|$)/.exec(disposition)?.[1];
      expect(encoded === undefined ? plain : decodeURIComponent(encoded)).toBe(kept);
    },
  );

  it('reads a name in the form of RFC 5987', async () => {
    const disposition = `Content-Disposition: form-data; name="file"; filename*=UTF-8''na%C3%AFve.json`;
    await post(
      multipart(`${disposition}\r\nContent-Type: application/json\r\n\r\n{}`),
      'multipart/form-data; boundary=b',
    );
    expect((await files())[0]?.fileName).toBe('naïve.json');
  });

  it('stores the part named file and lets others pass', async () => {
    const form = formWith('kept', 'kept.txt', 'text/plain');
    form.append('comment', 'grün');
    form.append('other', new Blob(['dropped']), 'other.bin');
    const { status, text } = await admin.upload(target, form);
    expect(status).toBe(200);
    expect((await admin.call('GET', `${target}&ref=${text}`)).text).toBe('kept');
    const [logged] = guardai.sandbox.requests({ operationId: 'uploadOrganizationFile' });
    const names = (logged?.body as { parts: { name: string; bytes: number }[] }).parts.map(
      ({ name, bytes }) => [name, bytes],
    );
    expect(new Map(names as [string, number][])).toEqual(
      new Map([
        ['file', 4],
        ['comment', 5],
        ['other', 7],
      ]),
    );
  });

  it.each([
    ['of another name', 'Content-Disposition: form-data; name="upload"; filename="a.json"\r\n\r\n{}'],
    ['that is a plain field', 'Content-Disposition: form-data; name="file"\r\n\r\n{}'],
  ])('refuses a form with a part %s', async (_case, part) => {
    const { body } = await post(multipart(part), 'multipart/form-data; boundary=b');
    expect(body).toMatchObject({ status: 400, message: "Required request part 'file' is not present" });
    expect(await files()).toEqual([]);
  });

  it.each([
    [
      'ends early',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
      '; boundary=b',
    ],
    [
      'has another boundary',
      multipart('Content-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc'),
      '; boundary=c',
    ],
    ['names no boundary', 'anything', ''],
    ['is empty', '', '; boundary=b'],
  ])('refuses a form that %s', async (_case, body, boundary) => {
    expect((await post(body, `multipart/form-data${boundary}`)).body).toMatchObject({
      status: 400,
      error: 'Bad Request',
    });
    expect(await files()).toEqual([]);
  });

  it('refuses any other media type, and no body at all', async () => {
    expect((await post('{}', 'application/json')).body).toMatchObject({ status: 415 });
    expect((await admin.call('POST', target)).body).toMatchObject({
      status: 400,
      message: "Required request part 'file' is not present",
    });
  });

  it('keeps every digit of a data set id, and refuses one that is no 64-bit integer', async () => {
    await admin.upload(`${target}&datasetId=9007199254740993`, formWith('{}', 'a.json'));
    expect((await admin.call('GET', '/organizations/12')).text).toContain('"datasetId":9007199254740993');
    for (const datasetId of ['many', '1.5', '1e3', '9223372036854775808']) {
      const { status } = await admin.upload(`${target}&datasetId=${datasetId}`, formWith('{}', 'a.json'));
      expect([datasetId, status]).toEqual([datasetId, 400]);
    }
  });

  it('forgets an upload whose client left half way', async () => {
    const call = httpRequest(`${guardai.baseUrl}/api/v1${target}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'multipart/form-data; boundary=b' },
    });
    call.on('error', () => undefined);
    call.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc');
    const uploads = () => guardai.sandbox.requests({ operationId: 'uploadOrganizationFile' });
    while (uploads().length === 0) await setImmediate();
    call.destroy();
    while (uploads()[0]?.aborted !== true) await setImmediate();
    expect(await files()).toEqual([]);
    expect((await admin.upload(target, formWith('{}', 'next.json'))).status).toBe(200);
  });
});
