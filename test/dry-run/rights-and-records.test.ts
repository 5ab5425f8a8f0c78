import { describe, expect, it } from '@jest/globals';
import { useRecordedSandbox } from '../audit/recorded-sandbox.ts';
import { useGuardedSandbox } from '../security/guarded-sandbox.ts';
import { ids, plannedFields } from './support.ts';

const mutation = (dryRun: boolean, text = 'new', fields = plannedFields): string =>
  `mutation { result: updateTileDBOrganization(
    input: { organizationId: "${ids.acme}", description: "${text}" }, dryRun: ${dryRun}
  ) { ${fields} } }`;

describe('the rights to a dry run', () => {
  const guarded = useGuardedSandbox();

  it('are those to the run: without them nothing is read either', async () => {
    const { data, errors } = await guarded.as('organizations:read')(mutation(true));
    expect(data).toEqual({ result: null });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(guarded.calls()).toEqual([]);
  });

  it('are not those to read: what was read is not shown without them', async () => {
    const { data, errors } = await guarded.as('organizations:write')(mutation(true));
    expect(data).toEqual({ result: { plan: null, changes: null, userErrors: [] } });
    expect(errors).toMatchObject([
      { path: ['result', 'plan'], extensions: { code: 'FORBIDDEN' } },
      { path: ['result', 'changes'], extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(JSON.stringify({ data, errors })).not.toContain('Genomics');
  });

  it('do not show what stands in an object under a right of its own', async () => {
    const write = guarded.as('organizations:read', 'organizations:write', 'files:write');
    const { data, errors } = await write(
      `mutation { result: deleteGuardAIOrganization(input: { organizationId: "${ids.guardai}" }, dryRun: true) {
        changes { field } } }`,
    );
    expect(errors).toEqual([]);
    const { changes } = (data as { readonly result: { readonly changes: { field: string[] }[] } }).result;
    const shown = new Set(changes.map(({ field }) => field[0]));
    expect(shown).toContain('settings');
    // `files:read` and `members:read`.
    expect([...shown].filter((name) => name === 'files' || name === 'members')).toEqual([]);
  });

  it('end with the sources that the caller may see', async () => {
    const { errors } = await guarded.seeing('confluent')(mutation(true));
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(guarded.calls()).toEqual([]);
  });
});

describe('what is kept of a dry run', () => {
  const recorded = useRecordedSandbox();
  const key = { 'idempotency-key': '"k-1"' };

  it('is nothing in the audit log, which is of changes', async () => {
    await recorded.ask(mutation(true));
    expect(await recorded.entries()).toEqual([]);
    await recorded.ask(mutation(false));
    expect(await recorded.entries()).toMatchObject([
      { arguments: { input: { organizationId: ids.acme, description: 'new' } }, outcome: 'SUCCEEDED' },
    ]);
    expect((await recorded.entries())[0]?.arguments).not.toHaveProperty('dryRun');
  });

  it('is no idempotency key: the same one is still good for the run', async () => {
    const planned = await recorded.ask(mutation(true), {}, key);
    expect(planned.data).toMatchObject({ result: { plan: [{}], userErrors: [] } });
    const run = await recorded.ask(mutation(false), {}, key);
    expect(run.headers.get('idempotency-replayed')).toBeNull();
    expect(run.data).toMatchObject({ result: { plan: null, userErrors: [] } });
    const again = await recorded.ask(mutation(false), {}, key);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(recorded.sandbox.requests({ operationId: 'updateOrganization' })).toHaveLength(1);
  });
});
