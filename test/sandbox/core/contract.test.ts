import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { request } from 'node:http';
import { simulator as confluent } from '../../../sandbox/confluent/index.ts';
import { loadContract } from '../../../sandbox/core/contract.ts';
import { findRoute } from '../../../sandbox/core/router.ts';
import { startSimulators, type Sandbox } from '../../../sandbox/core/sandbox.ts';
import type { Answer, Handler } from '../../../sandbox/core/simulator.ts';
import { simulators } from '../../../sandbox/index.ts';
import { admin, get, patch } from '../confluent/client.ts';

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.stop();
  sandbox = undefined;
});

/** Confluent with one handler replaced, and none of its usual headers. */
async function startWith(strict: boolean, handler: Handler): Promise<Sandbox> {
  const start: typeof confluent.start = (context) => {
    const running = confluent.start(context);
    const finish = (answer: Answer): Answer => answer;
    return { ...running, finish, handlers: { ...running.handlers, listOrgV2Organizations: handler } };
  };
  sandbox = await startSimulators([{ ...confluent, start }], { strict });
  return sandbox;
}

describe.each(simulators)('the contracts of $name', (simulator) => {
  const contracts = simulator.apis.map(({ api, document }) => loadContract(api, document));
  const operations = contracts.flatMap((contract) => contract.operations);

  it('are OpenAPI 3.1', () => {
    expect(contracts.map(({ document }) => document.openapi)).toEqual(contracts.map(() => '3.1.0'));
  });

  it('have exactly one handler for each operation', () => {
    const context = { baseUrl: () => '', now: () => new Date(0), modes: {} };
    const running = simulator.start(context);
    running.stop?.();
    const extra = (simulator.extraRoutes ?? []).map(({ operationId }) => operationId);
    const wanted = [...operations.map(({ operationId }) => operationId), ...extra];
    expect(Object.keys(running.handlers).toSorted()).toEqual(wanted.toSorted());
  });
});

describe('a strict sandbox', () => {
  it.each<[string, Answer, string]>([
    [
      'a body of another shape',
      { status: 200, json: { kind: 'OrganizationList' } },
      "required property 'data'",
    ],
    ['a status that is not declared', { status: 418, json: {} }, 'status 418 is not declared'],
    ['a body where none is declared', { status: 429, json: {} }, 'declares no body'],
    ['no body where one is declared', { status: 200 }, 'the body is missing'],
    [
      'another media type',
      { status: 200, text: '{}', headers: { 'content-type': 'text/plain' } },
      'media type text/plain is not declared',
    ],
    [
      'text that is no JSON',
      { status: 200, text: '{"kind"', headers: { 'content-type': 'application/json' } },
      'the body is no JSON',
    ],
    [
      'a wrong header',
      {
        status: 200,
        json: { api_version: 'org/v2', kind: 'OrganizationList', metadata: {}, data: [] },
        headers: { 'X-RateLimit-Limit': 'many' },
      },
      'header x-ratelimit-limit must be integer',
    ],
  ])('answers 599 instead of %s', async (_what, answer, complaint) => {
    const broken = await startWith(true, () => answer);
    const reply = await get(broken, '/org/v2/organizations', admin);
    expect(reply.status).toBe(599);
    expect((reply.body as { sandbox: string[] }).sandbox.join('\n')).toContain(complaint);
  });

  it('lets pass what keeps the contract, with members it does not know and empty links', async () => {
    const json = {
      api_version: 'org/v2',
      kind: 'OrganizationList',
      metadata: { next: '', prev: null },
      data: [],
      more: 1,
    };
    const fine = await startWith(true, () => ({ status: 200, json }));
    expect((await get(fine, '/org/v2/organizations', admin)).body).toEqual(json);
  });

  it('answers 599 when a handler throws, strict or not', async () => {
    const broken = await startWith(false, () => {
      throw new Error('forgot something');
    });
    const reply = await get(broken, '/org/v2/organizations', admin);
    expect([reply.status, reply.text]).toEqual([599, expect.stringContaining('forgot something')]);
  });
});

describe('a sandbox that is not strict', () => {
  it('does not look at its answers', async () => {
    const broken = await startWith(false, () => ({ status: 200, json: { id: 12345678901234567890n } }));
    const reply = await get(broken, '/org/v2/organizations', admin);
    expect([reply.status, reply.text]).toEqual([200, '{"id":12345678901234567890}']);
  });

  it('takes bodies of 1 MB and no more', async () => {
    sandbox = await startSimulators([confluent], {});
    expect((await patch(sandbox, 'x', `"${'x'.repeat(1024 * 1024 - 2)}"`)).status).toBe(403);
    expect((await patch(sandbox, 'x', `"${'x'.repeat(1024 * 1024 - 1)}"`)).status).toBe(413);
  });
});

describe('a body announced as larger than 1 GB', () => {
  it('is refused before it comes', async () => {
    const { baseUrls } = (sandbox = await startSimulators([confluent], {}));
    const headers = {
      ...admin,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': 1024 ** 3 + 1,
    };
    const status = await new Promise((resolve, reject) => {
      const url = `${baseUrls['confluent-org-v2']}/org/v2/organizations/x`;
      const sent = request(url, { method: 'PATCH', headers, agent: false }, (response) => {
        resolve(response.statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      sent.flushHeaders();
    });
    expect(status).toBe(413);
  });
});

describe('routing', () => {
  const contracts = [loadContract('tiledb-v1', 'tiledb-v1.yaml')];
  const idOf = (method: string, path: string): unknown => {
    const route = findRoute(contracts, method, path);
    return route.found ? route.params : route.allowed;
  };

  it('prefers fixed segments, but only for the methods they have', () => {
    const path = '/v1/organizations/acme/user';
    expect(idOf('POST', path)).toEqual({ organization: 'acme' });
    expect(idOf('GET', path)).toEqual({ organization: 'acme', username: 'user' });
  });

  it('decodes each segment by itself', () => {
    expect(idOf('GET', '/v1/organizations/a%2Fb%20c')).toEqual({ organization: 'a/b c' });
  });

  it('gives back any id a client encodes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (organization) => {
        expect(idOf('GET', `/v1/organizations/${encodeURIComponent(organization)}`)).toEqual({
          organization,
        });
      }),
    );
  });

  it.each(['/v1/organizations/', '/v1/organizations/%', '/v1/organizations/a/b/c/d', '//', '/v1'])(
    'finds nothing at %s',
    (path) => {
      expect(idOf('GET', path)).toEqual([]);
    },
  );

  it('takes the root path and no trailing slash', () => {
    const rocksetContracts = [loadContract('rockset-v1', 'rockset-v1.yaml')];
    const isFound = (path: string): boolean => findRoute(rocksetContracts, 'GET', path).found;
    expect(['/', '/v1/orgs/self', '/v1/orgs/self/', ''].map(isFound)).toEqual([true, true, false, true]);
  });

  it('says which methods a path has', () => {
    expect(idOf('PUT', '/v1/organizations')).toEqual(['GET']);
  });
});
