import { describe, expect, it } from '@jest/globals';
import { request, type IncomingHttpHeaders } from 'node:http';
import type { Fault } from '../../../sandbox/index.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { admin, organizations, patch } from '../confluent/client.ts';

const sandbox = useSandbox();
const list = '/org/v2/organizations';
const api = 'confluent-org-v2';

interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** Code of the error that ended it early, else null. */
  readonly cut: string | null;
}

/** Bare HTTP, to see exactly what comes: everything until the end or the cut. */
async function fetchRaw(path = list, method = 'GET'): Promise<Received> {
  return await new Promise((resolve, reject) => {
    const sent = request(
      `${sandbox().baseUrls[api]}${path}`,
      { method, headers: admin, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        const done = (cut: string | null): void => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, bytes: Buffer.concat(chunks), cut });
        };
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          done(null);
        });
        response.on('error', (error: NodeJS.ErrnoException) => {
          done(error.code ?? error.message);
        });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

const add = (fault: Omit<Fault, 'api'>): (() => void) => sandbox().addFault({ api, ...fault });
const outcome = (): unknown => sandbox().requests().at(-1);

describe('a fault', () => {
  it('strikes as often as it says, and then no more', async () => {
    add({ kind: 'status', status: 500, times: 2 });
    const statuses = [await fetchRaw(), await fetchRaw(), await fetchRaw()].map(({ status }) => status);
    expect(statuses).toEqual([500, 500, 200]);
  });

  it('strikes until it is removed where it does not say', async () => {
    const remove = add({ kind: 'status' });
    expect([(await fetchRaw()).status, (await fetchRaw()).status]).toEqual([503, 503]);
    remove();
    expect((await fetchRaw()).status).toBe(200);
  });

  it('strikes the operation it names and its own API only', async () => {
    add({ kind: 'status', operationId: 'getOrgV2Organization' });
    sandbox().addFault({ api: 'confluent-partner-v2', kind: 'status' });
    expect((await fetchRaw()).status).toBe(200);
    expect((await fetchRaw(`${list}/some`)).status).toBe(503);
    expect((await fetchRaw('/partner/v2/organizations')).status).toBe(503);
  });

  it('goes with clearFaults and with reset', async () => {
    add({ kind: 'status' });
    sandbox().clearFaults();
    expect((await fetchRaw()).status).toBe(200);
    add({ kind: 'status' });
    sandbox().reset();
    expect((await fetchRaw()).status).toBe(200);
  });
});

describe('the fault "status"', () => {
  it.each([
    [401, undefined],
    [402, 'quota_exceeded'],
    [403, 'forbidden_access'],
    [404, 'resource_not_found'],
    [409, 'resource_already_exists'],
    [422, 'invalid_configuration'],
    [500, 'internal_server_error'],
    [502, undefined],
  ])("answers %i with the vendor's own body", async (status, code) => {
    add({ kind: 'status', status });
    const { bytes, headers, ...rest } = await fetchRaw();
    expect(rest).toEqual({ status, cut: null });
    const { errors } = JSON.parse(bytes.toString()) as { errors: Record<string, unknown>[] };
    expect(errors).toMatchObject([{ status: String(status), ...(code && { code }) }]);
    expect(headers['x-request-id']).toBeDefined();
    expect('www-authenticate' in headers).toBe(status === 401);
    expect('location' in headers).toBe(status === 409);
  });

  it('answers 429 with its headers and without a body', async () => {
    add({ kind: 'status', status: 429 });
    const { bytes, headers } = await fetchRaw();
    expect(bytes).toHaveLength(0);
    expect(headers).toMatchObject({
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '60',
      'retry-after': '60',
    });
  });

  it('takes headers and a body of its own', async () => {
    add({ kind: 'status', status: 429, headers: { 'Retry-After': '1' }, body: { message: 'slow down' } });
    const { bytes, headers } = await fetchRaw();
    expect([headers['retry-after'], headers['content-type'], bytes.toString()]).toEqual([
      '1',
      'application/json',
      '{"message":"slow down"}',
    ]);
  });

  it('takes text as a body', async () => {
    add({ kind: 'status', status: 503, body: 'no backend' });
    const { bytes, headers } = await fetchRaw();
    expect([headers['content-type'], bytes.toString()]).toEqual(['text/plain; charset=utf-8', 'no backend']);
  });

  it('does not carry the operation out', async () => {
    const [first] = await organizations(sandbox());
    add({ kind: 'status', status: 500, times: 1 });
    await patch(sandbox(), first?.id ?? '', '{"display_name":"Lost"}');
    expect((await organizations(sandbox()))[0]).toEqual(first);
  });
});

describe('faults of the answer', () => {
  it('"html" is a page with status 200', async () => {
    add({ kind: 'html' });
    const { status, headers, bytes } = await fetchRaw();
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(bytes.toString()).toMatch(/^<!DOCTYPE html>/);
  });

  it('"wrong-json" is complete as HTTP and cut as JSON', async () => {
    add({ kind: 'wrong-json' });
    const { status, headers, bytes, cut } = await fetchRaw();
    expect([status, headers['content-type'], Number(headers['content-length']), cut]).toEqual([
      200,
      'application/json',
      bytes.length,
      null,
    ]);
    expect(bytes.toString()).toMatch(/^\{"api_version":"org\/v2"/);
    expect(() => JSON.parse(bytes.toString()) as unknown).toThrow(SyntaxError);
  });

  it('"wrong-shape" is JSON of another shape, ours where given', async () => {
    add({ kind: 'wrong-shape', times: 1 });
    expect(JSON.parse((await fetchRaw()).bytes.toString())).not.toHaveProperty('data');
    add({ kind: 'wrong-shape', body: { data: 7 } });
    expect(JSON.parse((await fetchRaw()).bytes.toString())).toEqual({ data: 7 });
  });

  it('"oversized" is as large as told, and JSON', async () => {
    add({ kind: 'oversized', bytes: 200_000 });
    const { status, bytes } = await fetchRaw();
    expect([status, bytes.length]).toEqual([200, 200_000]);
    expect(JSON.parse(bytes.toString())).toHaveProperty('padding');
  });

  it('"oversized" stops when the client has had enough', async () => {
    add({ kind: 'oversized' });
    const controller = new AbortController();
    const response = await fetch(`${sandbox().baseUrls[api]}${list}`, {
      headers: admin,
      signal: controller.signal,
    });
    await response.body?.getReader().read();
    controller.abort();
    await until(() => sandbox().requests()[0]?.aborted === true);
    expect(outcome()).toMatchObject({ status: null, aborted: true });
  });

  it('"drip" comes byte by byte and whole', async () => {
    add({ kind: 'drip', ms: 0 });
    const { status, bytes, cut } = await fetchRaw('/nothing');
    expect([status, cut]).toEqual([404, null]);
    expect(JSON.parse(bytes.toString())).toHaveProperty('errors');
  });

  it('"truncated" promises more than it sends, after the operation was carried out', async () => {
    const [first] = await organizations(sandbox());
    const before = await fetchRaw();
    add({ kind: 'truncated', times: 1 });
    const { headers, bytes, cut } = await fetchRaw();
    expect([Number(headers['content-length']), cut]).toEqual([before.bytes.length, 'ECONNRESET']);
    expect(bytes.length).toBe(Math.ceil(before.bytes.length / 2));
    expect(outcome()).toMatchObject({ status: null, aborted: false });

    add({ kind: 'truncated', times: 1 });
    await expect(patch(sandbox(), first?.id ?? '', '{"display_name":"Done all the same"}')).rejects.toThrow();
    expect((await organizations(sandbox()))[0]?.display_name).toBe('Done all the same');
  });
});

describe('faults of the connection', () => {
  it('"reset" ends it before the first byte', async () => {
    add({ kind: 'reset', times: 1 });
    await expect(fetchRaw()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(outcome()).toMatchObject({ operationId: 'listOrgV2Organizations', status: null, aborted: false });
    expect((await fetchRaw()).status).toBe(200);
  });

  it('"hang" never answers, and notes that the client left', async () => {
    add({ kind: 'hang' });
    const controller = new AbortController();
    const pending = fetch(`${sandbox().baseUrls[api]}${list}`, { headers: admin, signal: controller.signal });
    const settled = expect(pending).rejects.toThrow('aborted');
    await until(() => sandbox().requests().length === 1);
    expect(outcome()).toMatchObject({ status: null, aborted: false });
    controller.abort();
    await settled;
    await until(() => sandbox().requests()[0]?.aborted === true);
  });

  it('"latency" delays, adds up, and goes with another fault', async () => {
    add({ kind: 'latency', ms: 40 });
    add({ kind: 'latency', ms: 40 });
    add({ kind: 'status', status: 502 });
    const startedAt = performance.now();
    expect((await fetchRaw()).status).toBe(502);
    // Timers of Node may fire up to a millisecond early.
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(78);
  });
});

/** Lets the event loop turn until something is so; Jest's own limit ends it otherwise. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
