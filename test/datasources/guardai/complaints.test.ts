import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain } from '../../../src/datasources/guardai/errors.ts';

const complaintsIn = (body: unknown) =>
  explain({ status: 400, headers: {}, text: typeof body === 'string' ? body : JSON.stringify(body) })
    .complaints;

describe('what GuardAI complains about', () => {
  it.each([
    [{ message: "Required request parameter 'type' is not present" }, 'type'],
    [{ message: "Required request parameter 'ref' for method parameter type String is not present" }, 'ref'],
    [{ message: "Required String parameter 'name' is not present" }, 'name'],
    [{ message: "Required request part 'file' is not present" }, 'file'],
    [{ message: "Parameter 'id' must be a 64-bit integer" }, 'id'],
    [
      { message: 'JSON parse error (through reference chain: a.B["settings"]->a.C["maxItemCount"])' },
      'settings/maxItemCount',
    ],
    [{ message: 'Organization 99 was not found' }, undefined],
  ])('says where it is wrong, if it does: %j', ({ message }, location) => {
    expect(complaintsIn({ status: 400, error: 'Bad Request', message })).toEqual([
      { message, ...(location !== undefined && { location }) },
    ]);
  });

  it('is each of Spring’s binding errors by itself', () => {
    const errors = [
      { field: 'name', defaultMessage: 'must not be blank', objectName: 'organizationRequest' },
      { field: 'settings.classMappingFiles[2].ref', defaultMessage: 'must not be null' },
      { defaultMessage: 'is inconsistent' },
      'something else',
    ];
    expect(complaintsIn({ error: 'Bad Request', message: 'Validation failed', errors })).toEqual([
      { message: 'must not be blank', location: 'name' },
      { message: 'must not be null', location: 'settings.classMappingFiles.2.ref' },
      { message: 'is inconsistent' },
    ]);
  });

  it.each([
    [{ error: 'Bad Request', message: '' }, 'Bad Request'],
    [{ error: 'Bad Request' }, 'Bad Request'],
    [{ title: 'Bad Request', status: 400, detail: 'Failed to read request' }, 'Failed to read request'],
    [{ error: 'Bad Request', message: 'Validation failed', errors: [] }, 'Validation failed'],
    ['plain words', 'plain words'],
  ])('is found in %j', (body, message) => {
    expect(complaintsIn(body)).toEqual([{ message }]);
  });

  it('is nothing where the body says nothing', () => {
    expect(complaintsIn('')).toEqual([]);
    expect(complaintsIn({ status: 500 })).toEqual([]);
  });

  it('never breaks on a body, whatever it is', () => {
    const anyBody = fc.oneof(
      fc.string(),
      fc.json(),
      fc.object({ key: fc.constantFrom('message', 'errors', 'field') }),
    );
    fc.assert(
      fc.property(anyBody, (body) => {
        for (const { message } of complaintsIn(body)) expect(message.trim()).not.toBe('');
      }),
    );
  });
});
