import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toAssets } from '../../../src/datasources/guardai/definitions/map.ts';

const assetOf = (noises: unknown) => toAssets({ noises }).noises;

/** As a double would have it: long integers are bigints in what is parsed, and -0 has no text of its own. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? Number(item) : item)),
  );

describe('an asset of GuardAI', () => {
  it('that came as text keeps it as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(assetOf(text)?.raw).toBe(text);
      }),
    );
  });

  it('says what its text says, where that is JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(rounded(assetOf(text)?.definitions)).toEqual(rounded(JSON.parse(text)));
      }),
    );
  });

  it.each(['', 'accuracy; mAP@0.5', '{"cut":', '[1,]', "{'a': 1}"])('has no definitions in %j', (raw) => {
    expect(assetOf(raw)).toEqual({ raw, definitions: null });
  });

  it('that came as JSON has the JSON’s text', () => {
    const notText = fc.jsonValue().filter((value) => value !== null && typeof value !== 'string');
    fc.assert(
      fc.property(notText, (value) => {
        const asset = assetOf(value);
        expect(asset?.definitions).toBe(value);
        expect(JSON.parse(asset?.raw ?? '')).toEqual(rounded(value));
      }),
    );
  });

  it.each([null, undefined])('is null where GuardAI sends %s', (value) => {
    expect(assetOf(value)).toBeNull();
  });
});
