import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toInstant } from '../../src/core/instant.ts';

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

describe('toInstant', () => {
  it.each([
    ['UTC with microseconds', '2021-04-19T09:30:11.204517Z', '2021-04-19T09:30:11.204517Z'],
    ['nine fraction digits', '2021-04-19T09:30:11.123456789Z', '2021-04-19T09:30:11.123456789Z'],
    ['zeros at the end of the fraction', '2021-04-19T09:30:11.500Z', '2021-04-19T09:30:11.500Z'],
    ['no fraction', '2022-08-01T00:00:05Z', '2022-08-01T00:00:05Z'],
    ['an offset to the east', '2021-04-19T09:30:11.04+02:00', '2021-04-19T07:30:11.04Z'],
    ['an offset to the west over midnight', '2020-12-31T22:00:00-03:30', '2021-01-01T01:30:00Z'],
    ['an offset without a colon', '2022-10-14T14:51:50.123+0000', '2022-10-14T14:51:50.123Z'],
    ['no zone, taken as UTC', '2022-03-01T09:15:00.123', '2022-03-01T09:15:00.123Z'],
    ['no T and no zone', '1970-01-01 00:00:00', '1970-01-01T00:00:00Z'],
    ['small letters', '2022-03-01t09:15:00z', '2022-03-01T09:15:00Z'],
    ['no seconds', '2022-03-01T09:15Z', '2022-03-01T09:15:00Z'],
    ['a date alone', '2022-03-01', '2022-03-01T00:00:00Z'],
    ['a comma before the fraction', '2022-03-01T09:15:00,5Z', '2022-03-01T09:15:00.5Z'],
    ['spaces around', ' 2022-03-01T09:15:00Z ', '2022-03-01T09:15:00Z'],
    ['a leap day', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['the epoch', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
  ])('reads text with %s', (_what, written, instant) => {
    expect(toInstant(written)).toBe(instant);
  });

  it('reads milliseconds since 1970', () => {
    expect([0, 1_646_126_100_123, -1000, 1_646_126_100_123n].map(toInstant)).toEqual([
      '1970-01-01T00:00:00.000Z',
      '2022-03-01T09:15:00.123Z',
      '1969-12-31T23:59:59.000Z',
      '2022-03-01T09:15:00.123Z',
    ]);
  });

  it.each([
    ['null', null],
    ['undefined', undefined],
    ['empty text', ''],
    ['blank text', '   '],
    ['words', 'yesterday'],
    ['an unset time of Go', '0001-01-01T00:00:00.000Z'],
    ['an unset time of Go with an offset', '0001-01-01T00:00:00-07:00'],
    ['an unset time of Go in milliseconds', -62_135_596_800_000],
    ['30 February', '2023-02-30T00:00:00Z'],
    ['29 February of a common year', '2023-02-29'],
    ['month 13', '2023-13-01T00:00:00Z'],
    ['hour 25', '2023-01-01T25:00:00Z'],
    ['minute 60', '2023-01-01T00:60:00Z'],
    ['an offset of 99 hours', '2023-01-01T00:00:00+99:00'],
    ['digits alone', '20230101'],
    ['milliseconds as text', '1646126100123'],
    ['a time past what dates can hold', 8.64e15 + 1],
    ['a time past year 9999', 2.6e14],
    ['a time past year 9999 by its offset', '9999-12-31T23:59:59-01:00'],
    ['a time before year 0', -1e15],
    ['a time before year 0 by its offset', '0000-01-01T00:00:00+01:00'],
    ['a number too large for a double', 10n ** 400n],
    ['not a number', Number.NaN],
  ])('is null for %s', (_what, written) => {
    expect(toInstant(written)).toBeNull();
  });

  it('names the same moment as the text it read, and gives its own form back unchanged', () => {
    const moment = fc.date({
      min: new Date('0002-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(moment, offset, (date, minutes) => {
        const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const sign = minutes < 0 ? '-' : '+';
        const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
        const written = `${local}${sign}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
        const instant = toInstant(written);
        expect(instant).toBe(date.toISOString());
        expect(toInstant(instant)).toBe(instant);
      }),
    );
  });

  it('is null or RFC 3339 in UTC, for anything at all', () => {
    const digits = fc.stringMatching(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/,
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), digits, fc.double(), fc.maxSafeInteger(), fc.bigInt()),
        (anything) => {
          const instant = toInstant(anything);
          expect(instant === null || rfc3339.test(instant)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
