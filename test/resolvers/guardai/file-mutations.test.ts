import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { arrived, guardaiCalls, idOf, memberSource, mutate } from './support.ts';

const startGraph = useGraphs();
const file = { organizationId: idOf(7), type: 'classmapping', ref: '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10' };
const filesOf = 'organization { id files { fileName } }';

describe.each([
  { answers: '200', created: false, repeatedDelete: 200 },
  { answers: '201 and 204, and 404 for what is gone', created: true, repeatedDelete: 404 },
] as const)('files of a GuardAI that answers $answers', ({ created, repeatedDelete }) => {
  const guardai = useSandboxGraph({ modes: { guardai: { created, repeatedDelete } } });

  it('are renamed, and read back from the settings', async () => {
    const name = 'Прüfung & 100% "neu".json';
    const { payload, answer } = await mutate(
      guardai,
      'renameGuardAIOrganizationFile',
      { ...file, name },
      `file { type ref fileName contentType datasetId usage } ${filesOf}`,
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      file: {
        type: 'classmapping',
        ref: file.ref,
        fileName: name,
        contentType: 'application/json',
        datasetId: 42,
        usage: [12, 31],
      },
      organization: { id: idOf(7), files: [{ fileName: name }] },
      userErrors: [],
    });
    expect(arrived(guardai.sandbox, 'renameOrganizationFile')).toEqual({
      method: 'PUT',
      path: '/api/v1/organizations/7/file',
      query: { type: 'classmapping', ref: file.ref, name },
      body: undefined,
    });
    expect(guardaiCalls(guardai.sandbox)).toEqual([
      'renameOrganizationFile',
      'getOrganization',
      'getOrganizationFileUsage',
    ]);
  });

  it('are deleted, and gone from the settings', async () => {
    const { payload, answer } = await mutate(
      guardai,
      'deleteGuardAIOrganizationFile',
      file,
      `deletedId ${filesOf}`,
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      deletedId: file.ref,
      organization: { id: idOf(7), files: [] },
      userErrors: [],
    });
    expect(arrived(guardai.sandbox, 'deleteOrganizationFile')).toEqual({
      method: 'DELETE',
      path: '/api/v1/organizations/7/file',
      query: { type: 'classmapping', ref: file.ref },
      body: undefined,
    });
  });

  it('count as deleted when they are gone already, or their organization is', async () => {
    const gone = { ...file, ref: 'gone' };
    const { payload } = await mutate(guardai, 'deleteGuardAIOrganizationFile', gone, `deletedId ${filesOf}`);
    expect(payload).toMatchObject({ deletedId: 'gone', organization: { id: idOf(7) }, userErrors: [] });

    const nowhere = { ...file, organizationId: idOf(99) };
    const { payload: second } = await mutate(
      guardai,
      'deleteGuardAIOrganizationFile',
      nowhere,
      `deletedId ${filesOf}`,
    );
    expect(second).toEqual({ deletedId: file.ref, organization: null, userErrors: [] });
  });

  it('are as they are now to every read after a change', async () => {
    const { data, errors } = await guardai.query(
      `mutation ($rename: RenameGuardAIOrganizationFileInput!, $delete: DeleteGuardAIOrganizationFileInput!) {
        a: renameGuardAIOrganizationFile(input: $rename) { organization { files { fileName usage } } }
        b: deleteGuardAIOrganizationFile(input: $delete) { organization { files { fileName usage } } }
        c: renameGuardAIOrganizationFile(input: $rename) { file { ref } userErrors { code } }
      }`,
      { rename: { ...file, name: 'a.json' }, delete: file },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      a: { organization: { files: [{ fileName: 'a.json', usage: [12, 31] }] } },
      b: { organization: { files: [] } },
      c: { file: null, userErrors: [{ code: 'NOT_FOUND' }] },
    });
  });
});

describe('changing files of GuardAI organizations', () => {
  const guardai = useSandboxGraph();

  it('tells in the vendor’s words that a file to be renamed is not there', async () => {
    const { payload } = await mutate(guardai, 'renameGuardAIOrganizationFile', {
      ...file,
      ref: 'gone',
      name: 'n',
    });
    expect(payload?.userErrors).toEqual([
      { code: 'NOT_FOUND', message: 'File gone was not found', field: null },
    ]);
  });

  it.each([
    ['renameGuardAIOrganizationFile', { name: 'n' }],
    ['deleteGuardAIOrganizationFile', {}],
  ])('tells in the vendor’s words that %s does not take a type', async (mutation, more) => {
    const { payload } = await mutate(guardai, mutation, { ...file, type: 'photo', ...more });
    expect(payload?.userErrors).toEqual([
      { code: 'INVALID', message: "File type 'photo' is not supported", field: null },
    ]);
  });

  it.each(['type', 'ref', 'name'])(
    'pins Spring’s complaint about the parameter %s to the input',
    async (parameter) => {
      const message = `Required request parameter '${parameter}' for method parameter type String is not present`;
      guardai.sandbox.addFault({
        api: 'guardai-v1',
        operationId: 'renameOrganizationFile',
        kind: 'status',
        status: 400,
        body: { status: 400, error: 'Bad Request', message },
      });
      const { payload } = await mutate(guardai, 'renameGuardAIOrganizationFile', { ...file, name: 'n' });
      expect(payload?.userErrors).toEqual([{ code: 'INVALID', message, field: [parameter] }]);
    },
  );

  it('is open to members, and UPSTREAM_FORBIDDEN to others', async () => {
    const graph = await startGraph([memberSource(guardai)]);
    const input = { ...file, name: 'by-a-member.json' };
    const own = await mutate(graph, 'renameGuardAIOrganizationFile', input, 'file { fileName }');
    expect(own.payload).toEqual({ file: { fileName: 'by-a-member.json' }, userErrors: [] });
    const other = await mutate(graph, 'deleteGuardAIOrganizationFile', { ...file, organizationId: idOf(4) });
    expect(other.answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_FORBIDDEN' } }]);
  });

  it('is reported as done though the organization cannot be read afterwards', async () => {
    guardai.sandbox.addFault({
      api: 'guardai-v1',
      operationId: 'getOrganization',
      kind: 'status',
      status: 403,
    });
    const selection = 'file { ref } organization { id }';
    const { payload, answer } = await mutate(
      guardai,
      'renameGuardAIOrganizationFile',
      { ...file, name: 'n' },
      selection,
    );
    expect(payload).toEqual({ file: null, organization: null, userErrors: [] });
    expect(answer.errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['result', 'file'],
        ['result', 'organization'],
      ]),
    );
  });
});
