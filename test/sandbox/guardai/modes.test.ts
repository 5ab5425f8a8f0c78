import { afterEach, describe, expect, it } from '@jest/globals';
import type { Modes } from '../../../sandbox/index.ts';
import { formWith, send, startGuardai, type Client, type TestSandbox } from './support.ts';

const seeded = 'type=classmapping&ref=9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10';
const upload = '/organizations/7/file?type=classmapping';

describe('modes of the GuardAI simulator', () => {
  let guardai: TestSandbox | undefined;
  afterEach(() => guardai?.sandbox.stop());

  const adminWith = async (modes: NonNullable<Modes['guardai']>): Promise<Client> => {
    guardai = await startGuardai(modes);
    return await guardai.admin();
  };

  it('created: writes answer 201 or 204 with no body, and are done all the same', async () => {
    const admin = await adminWith({ created: true });
    const answers = [
      await admin.call('POST', '/organizations', { name: 'New' }),
      await admin.call('PUT', '/organizations/13', { name: 'Newer' }),
      await admin.call('POST', '/organizations/13/copy', {}),
      await admin.upload(upload, formWith('{}', 'a.json')),
      await admin.call('PUT', `/organizations/7/file?${seeded}&name=b.json`),
      await admin.call('DELETE', `/organizations/7/file?${seeded}`),
      await admin.call('DELETE', '/organizations/13'),
      await admin.call('GET', '/organizations/7/stat'),
    ];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [201, ''],
      [201, ''],
      [201, ''],
      [201, ''],
      [201, ''],
      [204, ''],
      [204, ''],
      [200, ''],
    ]);
    const list = (await admin.call('GET', '/organizations')).body as { id: number; name: string }[];
    expect(list.slice(12)).toMatchObject([{ id: 14, name: 'Newer (copy)' }]);
    expect((await admin.call('GET', '/organizations/7')).body).toMatchObject({
      settings: { classMappingFiles: [{ fileName: 'a.json' }] },
    });
  });

  it('reference: comes as a JSON string when quoted', async () => {
    const admin = await adminWith({ reference: 'quoted' });
    const { text, body } = await admin.upload(upload, formWith('{}', 'a.json'));
    expect(text).toBe(`"${String(body)}"`);
    expect((await admin.call('GET', `${upload}&ref=${String(body)}`)).text).toBe('{}');
  });

  it('referenceForm: digits are a number to a JSON parser', async () => {
    const admin = await adminWith({ referenceForm: 'digits' });
    const { text, body } = await admin.upload(upload, formWith('{}', 'a.json'));
    expect(text).toMatch(/^\d+$/);
    expect(typeof body).toBe('number');
    expect((await admin.call('GET', `${upload}&ref=${text}`)).status).toBe(200);
  });

  it('timestamps: go without an offset, or as milliseconds', async () => {
    const zoneless = await adminWith({ timestamps: 'zoneless' });
    expect((await zoneless.call('GET', '/organizations/7')).body).toMatchObject({
      creationDateTime: '2022-03-01T09:15:00.123',
    });
    expect((await zoneless.call('GET', '/organizations/9/members')).body).toMatchObject([
      { lastLoginDateTime: '2022-09-30T08:15:00.040' },
      {},
    ]);
    await guardai?.sandbox.stop();
    const epoch = await adminWith({ timestamps: 'epoch' });
    expect((await epoch.call('GET', '/organizations/7')).body).toMatchObject({
      creationDateTime: 1646126100123,
    });
  });

  it('unset: fields without a value are printed as null', async () => {
    const admin = await adminWith({ unset: 'null' });
    expect((await admin.call('GET', '/organizations/8')).body).toEqual({
      creationDateTime: '2022-06-17T13:00:00Z',
      id: 8,
      name: 'Perception Lab (copy)',
      settings: {
        classMappingFiles: null,
        disabledFeatures: ['EVALUATION', 'ROBUSTNESS'],
        maxItemCount: null,
        maxTimeAllocated: null,
        maxTimePerTask: null,
      },
      stats: null,
      timeUsed: 0,
    });
    expect((await admin.call('GET', '/organizations/11')).body).toMatchObject({ settings: null });
    expect((await admin.call('GET', '/organizations/7/members')).body).toMatchObject([
      {},
      { avatar: null, lastLoginDateTime: null, organizations: [], settings: null },
      {},
      {},
    ]);
    expect((await admin.call('GET', '/organizations/7/transforms')).body).toMatchObject([
      {},
      { apply_mapping: null, params: null },
    ]);
    expect((await admin.call('GET', '/organizations/7/hpo')).body).toMatchObject([
      {},
      { description: null },
      {},
    ]);
  });

  it('repeatedDelete: what is gone is not found', async () => {
    const admin = await adminWith({ repeatedDelete: 404 });
    for (const path of [`/organizations/7/file?${seeded}`, '/organizations/7']) {
      expect((await admin.call('DELETE', path)).status).toBe(200);
      expect((await admin.call('DELETE', path)).body).toMatchObject({ status: 404, error: 'Not Found' });
    }
    expect((await admin.call('DELETE', `/organizations/7/file?${seeded}`)).status).toBe(404);
  });

  it('assets: come as the JSON itself, where they are JSON', async () => {
    const admin = await adminWith({ assets: 'json' });
    expect((await admin.call('GET', '/organizations/9/assets')).body).toMatchObject({
      datasetFormats: [{ name: 'coco' }, { name: 'kitti' }, {}],
      metaAttacks: [],
      metrics: 'accuracy; mAP@0.5; robustness score',
    });
  });

  it('strictAccept: a read that does not take the media type gets 406', async () => {
    const { token } = await adminWith({ strictAccept: true });
    const read = async (path: string, accept: string): Promise<number> =>
      (await send(guardai?.baseUrl ?? '', 'GET', path, { authorization: `Bearer ${token}`, accept })).status;
    const file = '/organizations/2/file?type=classmapping&ref=';
    const [{ ref }] = (
      (await send(guardai?.baseUrl ?? '', 'GET', '/organizations/2', { authorization: `Bearer ${token}` }))
        .body as { settings: { classMappingFiles: [{ ref: string }] } }
    ).settings.classMappingFiles;
    expect(await read('/organizations/7', 'application/json')).toBe(200);
    expect(await read('/organizations/7', 'text/html, application/*;q=0.5')).toBe(200);
    expect(await read('/organizations/7', 'application/xml')).toBe(406);
    expect(await read('/organizations/7', 'application/json;q=0, text/*')).toBe(406);
    expect(await read(`${file}${ref}`, 'application/json')).toBe(406);
    expect(await read(`${file}${ref}`, '*/*')).toBe(200);
    expect(await read('/organizations/7/stat', 'text/html')).toBe(200);
  });
});
