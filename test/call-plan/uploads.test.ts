import { expect, it } from '@jest/globals';
import type { PlanReport } from '../../src/call-plan/plan-report.ts';
import type { UpstreamCall } from '../../src/trace/upstream-call.ts';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { uploadFiles } from '../support/multipart.ts';
import { useGraphs, callNames } from '../support/graph.ts';
import { useSandbox } from '../support/sandbox.ts';
import { surprises } from './asking.ts';

const sandbox = useSandbox();
const start = useGraphs();

it('an upload is planned without its file being sent, and takes the calls that were planned', async () => {
  const graph = await start(sandbox().configuration().sources);
  const organizationId = encodeGlobalId({
    typename: 'GuardAIOrganization',
    source: 'guardai',
    nativeId: '7',
  });
  const ask = async (extensions: object): Promise<Readonly<Record<string, unknown>>> => {
    const operations = {
      query: `mutation ($input: UploadGuardAIOrganizationFileInput!) {
        uploadGuardAIOrganizationFile(input: $input) { file { usage } organization { name } userErrors { message } }
      }`,
      variables: { input: { organizationId, type: 'classmapping', file: null } },
      extensions,
    };
    const { text } = await uploadFiles(graph.address, operations, [
      { at: 'variables.input.file', bytes: '{}', name: 'classes.json', type: 'application/json' },
    ]);
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  };
  const planned = await ask({ plan: true });
  expect(planned['data']).toBeNull();
  expect(callNames(sandbox().requests())).toEqual([]);
  const run = await ask({ trace: true });
  expect(run['errors']).toBeUndefined();
  const { plan } = planned['extensions'] as { readonly plan: PlanReport };
  const { upstream } = run['extensions'] as { readonly upstream: readonly UpstreamCall[] };
  expect(upstream.map(({ operationId, method }) => `${method} ${operationId}`)).toContain(
    'POST uploadOrganizationFile',
  );
  expect(surprises(plan, upstream, true)).toEqual([]);
});
