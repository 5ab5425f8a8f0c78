import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTraceParent, writeTraceParent } from '../../src/observability/tracing/trace-parent.ts';
import { codePoint } from '../support/code-point.ts';

const hex = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).filter((text) => /[^0]/.test(text));
const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';

describe('traceparent', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(hex(32), hex(16), fc.boolean(), (trace, span, sampled) => {
        const traceparent = `00-${trace}-${span}-0${sampled ? 1 : 0}`;
        const read = readTraceParent({ traceparent, tracestate: 'a=1,b=2' });
        expect(read && writeTraceParent(read)).toEqual({ traceparent, tracestate: 'a=1,b=2' });
      }),
    );
  });

  it('may have more to it in versions to come, but not in this one', () => {
    expect(readTraceParent({ traceparent: `01-${traceId}-${spanId}-01-more` })).toMatchObject({
      traceId,
      spanId,
    });
    expect(readTraceParent({ traceparent: `00-${traceId}-${spanId}-01-more` })).toBeUndefined();
  });

  it.each([
    undefined,
    '',
    `ff-${traceId}-${spanId}-01`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${traceId}-${spanId}-0`,
    `00-${traceId}-${spanId}-01\r\nx: y`,
    [`00-${traceId}-${spanId}-01`, `00-${traceId}-${spanId}-01`],
  ])('is none where it is %j', (traceparent) => {
    expect(readTraceParent({ traceparent })).toBeUndefined();
  });

  it('is never trusted, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: codePoint }),
        fc.string({ unit: codePoint }),
        (traceparent, tracestate) => {
          expect(readTraceParent({ traceparent, tracestate })).toBeUndefined();
        },
      ),
    );
  });
});

describe('tracestate', () => {
  const traceparent = `00-${traceId}-${spanId}-01`;
  const passedOn = (tracestate: string | readonly string[]) => {
    const read = readTraceParent({ traceparent, tracestate });
    return read && writeTraceParent(read).tracestate;
  };

  it('of several headers is one', () => {
    expect(passedOn(['a=1', 'b=2'])).toBe('a=1,b=2');
  });

  it('is left out where it is too long, and what in it is malformed is too', () => {
    expect(passedOn(`a=${'x'.repeat(600)}`)).toBeUndefined();
    expect(passedOn('a=1,=,b,c=\u0007')).toBe('a=1');
  });

  it('cannot begin another header', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint }), (tracestate) => {
        expect(passedOn(tracestate) ?? '').toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });
});
