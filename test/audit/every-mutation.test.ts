import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isInputObjectType, isNonNullType, isObjectType } from 'graphql';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { vendors } from '../../src/vendors.ts';
import { drives } from '../contract/operations/drives.ts';
import { startGraph, type ListeningGraph } from '../support/graph.ts';
import { entryFields, type Entry } from './recorded-sandbox.ts';

const mutations = Object.values(buildSchema(vendors).schema.getMutationType()?.getFields() ?? {});

describe('every mutation of the schema', () => {
  let sandbox: Sandbox;
  let graph: ListeningGraph;
  beforeAll(async () => {
    sandbox = await startSandbox({ strict: true });
    graph = await startGraph(sandbox.configuration().sources);
  });
  afterAll(async () => {
    await graph.stop();
    await sandbox.stop();
  });

  it('leaves a record of its beginning and one of its end, with no line of its own', async () => {
    // Reads leave none, so all of the contract's operations may be driven.
    for (const [name, drive] of Object.entries(drives)) {
      if (name.includes('exchangeSts')) continue;
      sandbox.reset();
      await drive(graph);
    }
    const { data } = await graph.query<{ readonly auditLog: { readonly nodes: readonly Entry[] } }>(
      `{ auditLog(first: 200) { nodes { ${entryFields} } } }`,
    );
    const { nodes } = data.auditLog;
    expect(nodes.map(({ mutation }) => mutation).sort()).toEqual(mutations.map(({ name }) => name).sort());
    for (const entry of nodes) {
      expect(entry).toMatchObject({
        outcome: 'SUCCEEDED',
        source: expect.any(String),
        caller: { name: 'local', kind: 'LOCAL', authenticated: false },
      });
      // Nothing is changed without a call, and each call is the named source's.
      expect([entry.mutation, entry.callCount]).toEqual([entry.mutation, entry.calls.length]);
      expect(entry.calls.length).toBeGreaterThan(0);
      expect(new Set(entry.calls.map(({ source }) => source))).toEqual(new Set([entry.source]));
    }
    expect(mutations.length).toBeGreaterThanOrEqual(18);
  });

  it('names its target as the audit log expects: by `organizationId` or by `source`', () => {
    const odd = mutations.filter(({ args }) => {
      const input = args.find(({ name }) => name === 'input');
      const type = input && getNamedType(input.type);
      const fields = type && isInputObjectType(type) ? type.getFields() : {};
      const target = fields['organizationId'] ?? fields['source'];
      return !target || !isNonNullType(target.type);
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it('says what its caller could mend where the audit log looks for it', () => {
    const odd = mutations.filter(({ type }) => {
      const payload = getNamedType(type);
      return !isObjectType(payload) || String(payload.getFields()['userErrors']?.type) !== '[UserError!]!';
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });
});
