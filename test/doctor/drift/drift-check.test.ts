import { describe, expect, it } from '@jest/globals';
import { checkConfiguration } from '../../../src/config/check-configuration.ts';
import { isBreaking } from '../../../src/doctor/drift/difference.ts';
import { checkDrift, type SourceDrift } from '../../../src/doctor/drift/drift-check.ts';
import { driftLines } from '../../../src/doctor/drift/drift-report.ts';
import { vendors } from '../../../src/vendors.ts';
import { inFolder } from '../../config/support.ts';
import { apis as contracted } from '../../contract/apis.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { useStandIns } from '../../support/stand-in.ts';
import { checksOf, configure } from '../examining.ts';
import { driftingVendor, originOf, sourceAt, type Body } from './drifting-vendor.ts';

const sandbox = useSandbox();
const startStandIn = useStandIns();
const apis = vendors.flatMap((vendor) => vendor.apis);

async function check(source: object): Promise<SourceDrift> {
  const { sources } = await checkConfiguration({ sources: [source] }, { env: {}, cwd: '/', apis });
  if (!sources[0]) throw new Error('no source came out');
  return checkDrift(sources[0], apis, 10_000);
}

/** What is found of a source whose vendor answers in another way. */
async function drifting(
  name: string,
  change: (body: never, path: string) => unknown,
  status?: number,
): Promise<SourceDrift> {
  const { baseUrl } = await startStandIn(driftingVendor(originOf(sandbox(), name), change, status));
  return check(sourceAt(sandbox(), name, baseUrl));
}

const without = (body: Body, name: string): Body =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
const told = ({ drift }: SourceDrift) => drift.filter(({ kind }) => kind !== 'absent');

describe('the doctor', () => {
  it('warns of what may break in the page that it reads, and not of what is new', () =>
    inFolder({}, async (cwd) => {
      let sent: Body = { plan: 'pro' };
      const change = ({ data }: { data: Body }) => ({ data: { ...data, ...sent } });
      const { baseUrl } = await startStandIn(driftingVendor(originOf(sandbox(), 'rockset'), change));
      await configure(cwd, { sources: [sourceAt(sandbox(), 'rockset', baseUrl)] });
      const live = async () => (await checksOf({ cwd, live: true })).find(({ about }) => about === 'live');
      expect(await live()).toMatchObject({ status: 'ok' });
      // It can still be read, since a number may be a time.
      sent = { deletionScheduledAt: 7 };
      expect(await live()).toMatchObject({
        status: 'warning',
        text: expect.stringMatching(/; 1 difference\(s\) from the contract$/),
        details: { drift: [{ kind: 'type', path: 'data.deletionScheduledAt' }] },
      });
    }));
});

describe('comparing a source with its contract', () => {
  it.each(contracted)(
    'finds nothing at $source, which answers as it should, and asks two things at most',
    async ({ source }) => {
      const found = await check(sourceAt(sandbox(), source));
      expect([told(found), found.failure]).toEqual([[], null]);
      const methods = sandbox()
        .requests()
        .filter(({ operationId }) => found.operations.includes(String(operationId)))
        .map(({ method }) => method);
      expect(new Set(methods)).toEqual(new Set(['GET']));
      expect(methods.length).toBeLessThanOrEqual(2);
    },
  );

  it('finds a member that is new, by its name and type', async () => {
    const found = await drifting('rockset', ({ data }: { data: Body }) => ({
      data: { ...data, plan: 'Hunter2', 'ann@example.com': 'Hunter2' },
    }));
    expect(told(found)).toEqual([
      { operationId: 'getOrganization', kind: 'new', path: 'data.plan', found: 'string', fields: [] },
      {
        operationId: 'getOrganization',
        kind: 'new',
        path: 'data.(a name that is not shown)',
        found: 'string',
        fields: [],
      },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/Hunter2|ann@/);
  });

  it('finds a type that is another, with the field that is made of it, once for a whole list', async () => {
    const found = await drifting('rockset', ({ data }: { data: { clusters: Body[] } }) => ({
      data: {
        ...data,
        clusters: [1, 2].flatMap(() => data.clusters.map((one) => ({ ...one, aws_region: 7 }))),
      },
    }));
    expect(told(found)).toEqual([
      {
        operationId: 'getOrganization',
        kind: 'type',
        path: 'data.clusters[].aws_region',
        expected: 'string or null',
        found: 'integer',
        fields: ['RocksetOrganization.clusters.awsRegion'],
      },
    ]);
    // It is no answer that can be read any more.
    expect(found.failure).toMatch(/^UPSTREAM_INVALID_RESPONSE/);
  });

  it('finds a word that an enum does not have, without the word', async () => {
    const change = (body: Body | Body[]) =>
      Array.isArray(body) ? body.map((one) => ({ ...one, role: 'overlord' })) : { ...body, role: 'overlord' };
    const found = await drifting('tiledb', change);
    expect(told(found)).toEqual([
      expect.objectContaining({
        operationId: 'getAllOrganizations',
        kind: 'enum',
        path: '[].role',
        fields: ['TileDBOrganization.role'],
      }),
      expect.objectContaining({
        operationId: 'getOrganization',
        path: 'role',
        fields: ['TileDBOrganization.role'],
      }),
    ]);
    expect(JSON.stringify(found)).not.toContain('overlord');
  });

  it('finds that a member is missing which must be there', async () => {
    const found = await drifting('confluent', (body: { data?: Body[]; metadata: Body }) => {
      if (!body.data) return body;
      return { ...body, data: body.data.map((one) => without(one, 'metadata')) };
    });
    expect(told(found)).toEqual([
      {
        operationId: 'listOrgV2Organizations',
        kind: 'missing',
        path: 'data[].metadata',
        fields: [
          'ConfluentOrganization.createdAt',
          'ConfluentOrganization.metadata',
          'ConfluentOrganization.updatedAt',
        ],
      },
    ]);
  });

  it('finds members that were sent and are in no answer any more', async () => {
    const found = await drifting('guardai', (body: Body[] | Body) =>
      (Array.isArray(body) ? body : [body]).map((one) => without(one, 'timeUsed')),
    );
    expect(found.drift).toContainEqual({
      operationId: 'getOrganizations',
      kind: 'absent',
      path: '[].timeUsed',
      fields: ['GuardAIOrganization.timeUsed'],
    });
  });

  it('finds a status that the contract does not have, and says that the source could not be read', async () => {
    const found = await drifting('confluent', () => ({}), 418);
    expect(told(found)).toEqual([
      { operationId: 'listOrgV2Organizations', kind: 'status', path: '', found: '418', fields: [] },
    ]);
    expect(found.failure).toMatch(/^UPSTREAM_REJECTED/);
  });

  it('finds nothing in an outage, nor in what a call for a token was answered', async () => {
    const away = await drifting('confluent', () => ({}), 503);
    const { baseUrl } = await startStandIn(() => ({ status: 418, body: {} }));
    const locked = await check(sourceAt(sandbox(), 'guardai', baseUrl));
    expect([away, locked]).toMatchObject(
      [
        { drift: [], operations: ['listOrgV2Organizations'], failure: /^UPSTREAM_UNAVAILABLE/ },
        { drift: [], operations: [], failure: /^UPSTREAM_UNAUTHENTICATED/ },
      ].map(({ failure, ...rest }) => ({ ...rest, failure: expect.stringMatching(failure) })),
    );
  });

  it('finds that an answer is something else altogether, without a word of it', async () => {
    const found = await drifting('rockset', () => '<html>Hunter2</html>');
    expect(told(found)).toMatchObject([
      { kind: 'type', path: '', expected: 'JSON', found: 'something else', fields: ['(the whole answer)'] },
    ]);
    const list = await drifting('tiledb', () => ({ organizations: ['Hunter2'] }));
    expect(told(list)).toMatchObject([{ kind: 'type', path: '', expected: 'array', found: 'object' }]);
    expect(JSON.stringify([found, list])).not.toContain('Hunter2');
    expect([...told(found), ...told(list)].every(isBreaking)).toBe(true);
  });

  it('says of a source that cannot be reached that it could not be read', async () => {
    const found = await check(sourceAt(sandbox(), 'rockset', 'http://127.0.0.1:9'));
    expect([found.drift, found.operations]).toEqual([[], []]);
    expect(driftLines(found)).toEqual([
      'rockset (rockset-v1; nothing was asked): 0 that may break, 0 new, 0 absent',
      expect.stringMatching(/^ {2}failed {3}UPSTREAM_UNAVAILABLE: /),
    ]);
  });
});
