import { describe, expect, it } from '@jest/globals';
import { openParts, type Namespace, type PartCalls } from '../../../src/datasources/tiledb/parts.ts';

interface Part {
  readonly name: string;
  readonly seenBy: string;
}

const acme: Namespace = { nativeId: '1', name: 'acme' };
const vela: Namespace = { nativeId: '2', name: 'vela' };

/** A vendor with parts `a` and `b` everywhere; `gone` has no organization and `down` fails. */
function calling(overrides: Partial<PartCalls<Part>> = {}) {
  const calls: string[] = [];
  const parts = openParts<Part>({
    async all({ name }) {
      calls.push(`all ${name}`);
      if (name === 'down') throw new Error('down');
      return name === 'gone' ? null : [part('a', 'all'), part('b', 'all')];
    },
    async one({ name }, wanted) {
      calls.push(`${wanted} of ${name}`);
      return ['a', 'b'].includes(wanted) ? part(wanted, 'one') : null;
    },
    nameOf: ({ name }) => name,
    inBatch: (_size, work) => work(),
    ...overrides,
  });
  return { parts, calls };
}

const part = (name: string, seenBy: string): Part => ({ name, seenBy });

describe('parts of organizations', () => {
  it('are one call for each organization, whatever is wanted of it in the same tick', async () => {
    const { parts, calls } = calling();
    const answers = await Promise.all([
      parts.one(acme, 'a'),
      parts.all(acme),
      parts.one(acme, 'nobody'),
      parts.one(vela, 'b'),
      parts.one(vela, 'b'),
    ]);
    expect(calls).toEqual(['all acme', 'b of vela']);
    expect(answers).toEqual([
      part('a', 'all'),
      [part('a', 'all'), part('b', 'all')],
      null,
      part('b', 'one'),
      part('b', 'one'),
    ]);
  });

  it('are what was asked for by name, though the answer leaves the name out', async () => {
    const { parts } = calling({ one: () => Promise.resolve(part('', 'one')) });
    expect(await parts.one(acme, 'a')).toEqual(part('', 'one'));
  });

  it('are asked for by name where all may have been left out', async () => {
    const { parts, calls } = calling({ mayLeaveOutAll: true, known: () => [] });
    expect(await Promise.all([parts.all(acme), parts.one(acme, 'a')])).toEqual([[], part('a', 'one')]);
    expect(calls).toEqual(['a of acme']);
  });

  it('are not asked for again once all are known', async () => {
    const { parts, calls } = calling({ known: (nativeId) => (nativeId === '2' ? [] : null) });
    await parts.all(acme);
    expect(await parts.one(acme, 'b')).toEqual(part('b', 'all'));
    expect(await Promise.all([parts.all(vela), parts.one(vela, 'a')])).toEqual([[], null]);
    expect(calls).toEqual(['all acme']);
  });

  it('are asked for again after they were forgotten, even by an answer that comes late', async () => {
    let release = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      release = resolve;
    });
    const calls: string[] = [];
    const { parts } = calling({
      async all({ name }) {
        calls.push(name);
        if (calls.length === 1) await late;
        return [];
      },
    });
    const first = parts.all(acme);
    await new Promise(setImmediate);
    parts.forget();
    release();
    await first;
    await parts.all(acme);
    expect(calls).toEqual(['acme', 'acme']);
  });

  it('fail for the organization whose call failed alone', async () => {
    const { parts } = calling();
    const down = { nativeId: '3', name: 'down' };
    const settled = await Promise.allSettled([parts.all(down), parts.all(acme)]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('are null where the organization is gone', async () => {
    const { parts } = calling();
    const gone = { nativeId: '4', name: 'gone' };
    expect(await Promise.all([parts.all(gone), parts.one(gone, 'a')])).toEqual([null, null]);
  });
});
