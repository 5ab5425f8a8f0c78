import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain } from '../../../src/datasources/confluent/errors.ts';

const read = (body: unknown) =>
  explain({ status: 400, headers: {}, text: typeof body === 'string' ? body : JSON.stringify(body) });

describe('an error body of Confluent', () => {
  it('is read with its code, and where in the request it points', () => {
    expect(
      read({
        errors: [
          {
            id: '7e5d',
            status: '400',
            code: 'invalid_page_size',
            title: 'Invalid',
            detail: 'page_size is wrong\n',
            source: { parameter: 'page_size' },
          },
          { id: '0d1e', detail: 'display_name is wrong', source: { pointer: '/display_name' } },
        ],
      }),
    ).toEqual({
      complaints: [
        { message: 'page_size is wrong', code: 'invalid_page_size', location: 'page_size' },
        { message: 'display_name is wrong', location: '/display_name' },
      ],
      requestId: '7e5d',
    });
  });

  it.each([
    ['title alone', { errors: [{ title: 'Invalid' }] }, [{ message: 'Invalid' }]],
    ['a message instead of a detail', { errors: [{ message: 'no' }] }, [{ message: 'no' }]],
    ['a message alone, as older services', { message: 'no' }, [{ message: 'no' }]],
    ['an error object, as older services', { error: { code: 403, message: 'no' } }, [{ message: 'no' }]],
    ['no words at all', { errors: [{ status: '403', source: {} }] }, []],
    ['nothing', '', []],
    ['a page for people', '<h1>401</h1>', []],
  ])('may have %s', (_what, body, complaints) => {
    expect(read(body)).toEqual({ complaints, requestId: undefined });
  });

  it('never fails, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue(), fc.record({ errors: fc.jsonValue() })), (body) => {
        expect(Array.isArray(read(body).complaints)).toBe(true);
      }),
    );
  });
});
