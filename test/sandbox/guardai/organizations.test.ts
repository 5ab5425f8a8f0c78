import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { formWith, startGuardai, type Client, type TestSandbox } from './support.ts';

const perceptionLab = {
  creationDateTime: '2022-03-01T09:15:00.123Z',
  id: 7,
  name: 'Perception Lab',
  settings: {
    classMappingFiles: [
      {
        contentType: 'application/json',
        datasetId: 42,
        fileName: 'coco-to-kitti.json',
        ref: '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10',
      },
    ],
    disabledFeatures: ['ADV_CRAFTING'],
    maxItemCount: 5000,
    maxTimeAllocated: 360000,
    maxTimePerTask: 7200,
  },
  stats: { datasetStorage: 10737418240, projectStorage: 2147483648 },
  timeUsed: 86400,
};

describe('organizations of the GuardAI simulator', () => {
  const clock = new Date('2022-10-14T12:00:00.250Z');
  let guardai: TestSandbox;
  let admin: Client;
  beforeAll(async () => {
    guardai = await startGuardai({}, { now: () => clock });
    admin = await guardai.admin();
  });
  beforeEach(() => {
    guardai.sandbox.reset();
  });
  afterAll(() => guardai.sandbox.stop());

  it('lists all twelve, in the order of their ids', async () => {
    const { status, body } = await admin.call('GET', '/organizations');
    expect(status).toBe(200);
    const list = body as { id: number; name: string }[];
    expect(list.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(list[6]).toEqual(perceptionLab);
    expect(list[7]).toEqual({
      creationDateTime: '2022-06-17T13:00:00Z',
      id: 8,
      name: 'Perception Lab (copy)',
      settings: { disabledFeatures: ['EVALUATION', 'ROBUSTNESS'] },
      timeUsed: 0,
    });
  });

  it('reads one', async () => {
    const { status, headers, body } = await admin.call('GET', '/organizations/7');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(body).toEqual(perceptionLab);
  });

  it('adds one with the next id, a creation time, and zeros', async () => {
    const settings = { disabledFeatures: ['ROBUSTNESS'], maxItemCount: 10 };
    const { status, body } = await admin.call('POST', '/organizations', { name: 'Zephyr Grid', settings });
    expect(status).toBe(200);
    expect(body).toEqual({
      creationDateTime: '2022-10-14T12:00:00.250Z',
      id: 13,
      name: 'Zephyr Grid',
      settings,
      stats: { datasetStorage: 0, projectStorage: 0 },
      timeUsed: 0,
    });
    expect((await admin.call('GET', '/organizations/13')).body).toEqual(body);
  });

  it('adds one of a name that is taken, ignoring keys it does not know', async () => {
    const { status, body } = await admin.call('POST', '/organizations', {
      name: 'Perception Lab',
      owner: 'me',
    });
    expect(status).toBe(200);
    expect(Object.keys(body as object)).toEqual(['creationDateTime', 'id', 'name', 'stats', 'timeUsed']);
  });

  it.each([
    ['no name', {}, 'The name of an organization is required'],
    ['a null name', { name: null }, 'The name of an organization is required'],
    ['a blank name', { name: ' ' }, 'The name of an organization must not be blank'],
  ])('refuses to add one with %s', async (_case, body, message) => {
    const answer = await admin.call('POST', '/organizations', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ status: 400, error: 'Bad Request', message });
    expect(((await admin.call('GET', '/organizations')).body as unknown[]).length).toBe(12);
  });

  it('changes the name alone and keeps the settings', async () => {
    const { status, body } = await admin.call('PUT', '/organizations/7', { name: 'Perception Laboratory' });
    expect(status).toBe(200);
    expect(body).toEqual({ ...perceptionLab, name: 'Perception Laboratory' });
  });

  it('replaces the settings as a whole, so that what is left out is lost', async () => {
    await admin.call('PUT', '/organizations/7', { settings: { maxItemCount: 6000 } });
    const { body } = await admin.call('GET', '/organizations/7');
    expect(body).toEqual({ ...perceptionLab, settings: { maxItemCount: 6000 } });
    const file = `/organizations/7/file?type=classmapping&ref=${perceptionLab.settings.classMappingFiles[0]?.ref ?? ''}`;
    expect((await admin.call('GET', file)).status).toBe(404);
  });

  it('keeps every digit of a 64-bit data set id', async () => {
    const settings = '{"classMappingFiles":[{"datasetId":9007199254740993,"ref":"x"}]}';
    const { text } = await admin.call('PUT', '/organizations/7', `{"settings":${settings}}`);
    expect(text).toContain('"datasetId":9007199254740993');
  });

  it('copies one with its settings and files under a new name', async () => {
    const { status, body } = await admin.call('POST', '/organizations/7/copy', {});
    expect(status).toBe(200);
    expect(body).toEqual({
      ...perceptionLab,
      creationDateTime: '2022-10-14T12:00:00.250Z',
      id: 13,
      name: 'Perception Lab (copy)',
      timeUsed: 0,
    });
    const file = `type=classmapping&ref=${perceptionLab.settings.classMappingFiles[0]?.ref ?? ''}`;
    expect((await admin.call('GET', `/organizations/13/file?${file}`)).text).toBe(
      '{"car": "vehicle", "pedestrian": "person"}',
    );
    const usage = (await admin.call('GET', `/organizations/13/file/usage?${file}`)).body as number[];
    expect(usage).toHaveLength(2);
    expect(usage).not.toEqual([12, 31]);
  });

  it('gives a copy the name and settings of the body', async () => {
    const settings = { maxItemCount: 1 };
    const { body } = await admin.call('POST', '/organizations/7/copy', { name: 'Second Lab', settings });
    expect(body).toMatchObject({ id: 13, name: 'Second Lab' });
    expect((body as { settings: unknown }).settings).toEqual(settings);
  });

  it('leaves the files of a copy alone when its source, or a file there, is deleted', async () => {
    const upload = '/organizations/7/file?type=classmapping';
    const { text: first } = await admin.upload(upload, formWith('1', 'one.json'));
    const { text: second } = await admin.upload(upload, formWith('2', 'two.json'));
    await admin.call('POST', '/organizations/7/copy', {});
    await admin.call('DELETE', `${upload}&ref=${first}`);
    await admin.call('DELETE', '/organizations/7');
    const copied = upload.replace('/7/', '/13/');
    expect((await admin.call('GET', `${copied}&ref=${first}`)).text).toBe('1');
    expect((await admin.call('GET', `${copied}&ref=${second}`)).text).toBe('2');
  });

  it('deletes one, with zero bytes, and again without complaint', async () => {
    const { status, headers, text } = await admin.call('DELETE', '/organizations/7');
    expect([status, text, headers.get('content-length')]).toEqual([200, '', '0']);
    expect((await admin.call('GET', '/organizations/7')).status).toBe(404);
    expect((await admin.call('DELETE', '/organizations/7')).status).toBe(200);
    expect(((await admin.call('GET', '/organizations')).body as unknown[]).length).toBe(11);
  });

  it('never gives an id twice', async () => {
    await admin.call('POST', '/organizations', { name: 'One' });
    await admin.call('DELETE', '/organizations/13');
    expect((await admin.call('POST', '/organizations', { name: 'Two' })).body).toMatchObject({ id: 14 });
  });
});
