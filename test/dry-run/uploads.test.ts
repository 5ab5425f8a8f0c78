import { describe, expect, it } from '@jest/globals';
import { useGraphs } from '../support/graph.ts';
import { uploadFiles } from '../support/multipart.ts';
import { useSandbox } from '../support/sandbox.ts';
import { ids, plannedFields, type Payload } from './support.ts';

const sandbox = useSandbox();
const startGraph = useGraphs();
const seedRef = '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10';
const file = { name: 'classes.csv', type: 'text/csv', bytes: 'PLANTED,content\n'.repeat(10_000) };

const mutation = `mutation ($input: UploadGuardAIOrganizationFileInput!, $dryRun: Boolean) {
  result: uploadGuardAIOrganizationFile(input: $input, dryRun: $dryRun) {
    file { type fileName contentType datasetId } ${plannedFields}
  }
}`;

async function upload(given: Readonly<Record<string, unknown>>, dryRun = true, rest = {}) {
  const { address, log } = await startGraph(sandbox().configuration().sources, {}, rest);
  const input = { organizationId: ids.guardai, type: 'classmapping', ...given, file: null };
  const part = { ...file, at: 'variables.input.file' };
  const answer = await uploadFiles(address, { query: mutation, variables: { input, dryRun } }, [part]);
  const payload = (answer.data?.['result'] ?? null) as (Payload & { readonly file: unknown }) | null;
  expect([answer.text, ...log].join('\n')).not.toContain('PLANTED');
  return { payload, answer };
}

describe('a dry run of an upload', () => {
  it('reads the file to its end and shows its name, type and size, and what will be listed', async () => {
    const { payload, answer } = await upload({ datasetId: '9007199254740993' });
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      file: null,
      userErrors: [],
      plan: [
        {
          source: 'guardai',
          operationId: 'uploadOrganizationFile',
          method: 'POST',
          path: '/api/v1/organizations/7/file?type=classmapping&datasetId=9007199254740993',
          body: { file: { name: 'classes.csv', contentType: 'text/csv', size: 160_000 } },
        },
      ],
      changes: [
        { field: ['type'], before: null, after: 'classmapping' },
        { field: ['fileName'], before: null, after: 'classes.csv' },
        { field: ['contentType'], before: null, after: 'text/csv' },
        { field: ['datasetId'], before: null, after: '9007199254740993' },
      ],
    });
    expect(sandbox().requests({ operationId: 'uploadOrganizationFile' })).toEqual([]);

    const run = await upload({ datasetId: '9007199254740993' }, false);
    expect(run.payload?.file).toEqual({
      type: 'classmapping',
      fileName: 'classes.csv',
      contentType: 'text/csv',
      datasetId: '9007199254740993',
    });
  });

  it('tells what becomes of the file that it replaces', async () => {
    const { payload } = await upload({ ref: seedRef });
    expect(payload?.plan?.[0]?.path).toContain(`ref=${seedRef}`);
    expect(payload?.changes).toEqual([
      { field: ['fileName'], before: 'coco-to-kitti.json', after: 'classes.csv' },
      { field: ['contentType'], before: 'application/json', after: 'text/csv' },
    ]);
    expect((await upload({ ref: seedRef }, false)).payload?.file).toMatchObject({
      fileName: 'classes.csv',
      contentType: 'text/csv',
    });
  });

  it('finds out that the organization or the file is not there', async () => {
    for (const input of [{ organizationId: ids.nobody }, { ref: 'none' }]) {
      const planned = await upload(input);
      expect(planned.payload).toMatchObject({ plan: [{}], changes: [], userErrors: [{ code: 'NOT_FOUND' }] });
      const { payload } = await upload(input, false);
      expect(payload?.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
  });

  it('is refused like the run for a file that is too large', async () => {
    const { answer } = await upload({}, true, { limits: { uploadBytes: 100_000 } });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
