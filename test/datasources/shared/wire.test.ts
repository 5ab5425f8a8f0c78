import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Connection } from '../../../src/http/types.ts';
import {
  flag,
  instant,
  integer,
  list,
  readReply,
  smallInteger,
  text,
} from '../../../src/datasources/shared/wire.ts';
import { word } from '../../../src/datasources/shared/words.ts';

const reply = z.object({ text, flag, instant, integer, smallInteger, list: list(z.string()) });

describe('a reply', () => {
  it.each([
    ['absent', {}],
    ['null', { text: null, flag: null, instant: null, integer: null, smallInteger: null, list: null }],
    ['empty', { text: '', instant: '', list: [] }],
  ])('means the same where its members are %s', (_what, sent) => {
    expect(reply.parse(sent)).toEqual({
      text: null,
      flag: null,
      instant: null,
      integer: null,
      smallInteger: null,
      list: [],
    });
  });

  it('keeps false, zero and blank text, drops what nobody asked for, and null items', () => {
    const sent = { text: ' ', flag: false, integer: 0, smallInteger: 0, list: ['a', null, ''], surprise: {} };
    expect(reply.parse(sent)).toEqual({
      text: ' ',
      flag: false,
      instant: null,
      integer: 0,
      smallInteger: 0,
      list: ['a', ''],
    });
  });

  it('has whole numbers, of 64 bits where they can be meant', () => {
    expect(reply.parse({ integer: 3.0000001, smallInteger: 11.6 })).toMatchObject({
      integer: 3,
      smallInteger: 12,
    });
    expect(reply.parse({ integer: 2n ** 63n - 1n })).toMatchObject({ integer: 2n ** 63n - 1n });
    expect(reply.parse({ smallInteger: 2 ** 31 - 1 })).toMatchObject({ smallInteger: 2 ** 31 - 1 });
  });

  it('has no point in time where the vendor wrote none that can be read, as Jackson prints a zone-less one', () => {
    expect(reply.parse({ instant: [2022, 3, 1, 9, 15] })).toMatchObject({ instant: null });
    expect(reply.parse({ instant: {} })).toMatchObject({ instant: null });
  });

  it.each([
    { smallInteger: 2 ** 31 },
    { smallInteger: -(2 ** 31) - 1 },
    { smallInteger: 2n ** 60n },
    { integer: '3' },
    { text: 3 },
    { flag: 'yes' },
    { list: 'a' },
    { list: [1] },
  ])('is refused with a number, word or shape that it cannot have: %p', (sent) => {
    expect(reply.safeParse(sent).success).toBe(false);
  });

  it('is refused by naming the member that is wrong, in whose call, but not what it held', () => {
    const invalid = (operationId: string, why: string) => new Error(`${operationId}: ${why}`);
    const connection = { invalid } as Connection;
    const read = (sent: unknown) => () =>
      readReply(z.object({ data: z.array(reply) }), sent, connection, 'listThings');
    expect(read({ data: [{}, { text: 7 }] })).toThrow(/^listThings: data\.1\.text: /);
    expect(read('secret')).toThrow(/^listThings: the body: (?!.*secret)/);
  });
});

describe('a word of a closed set', () => {
  const roles = ['OWNER', 'READ_WRITE'] as const;
  it.each([
    ['owner', 'OWNER'],
    ['Read_Write', 'READ_WRITE'],
    ['auditor', null],
    ['', null],
    [null, null],
  ])('%p is %p', (said, known) => {
    expect(word(said, roles)).toBe(known);
  });
});
