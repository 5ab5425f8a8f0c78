import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  changedOrganization,
  isNoChange,
  newOrganization,
  type OrganizationChange,
} from '../../../src/datasources/guardai/organization-change.ts';

const number = fc.option(fc.integer({ min: 0, max: 2_147_483_647 }));
const entry = fc.record(
  {
    ref: fc.option(fc.constantFrom('a', 'b', 'c')),
    fileName: fc.option(fc.string()),
    contentType: fc.option(fc.string()),
    datasetId: fc.option(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n })),
  },
  { requiredKeys: [] },
);
const settingsChange = fc.record(
  {
    classMappingFiles: fc.option(fc.array(entry)),
    disabledFeatures: fc.option(fc.array(fc.constantFrom('EVALUATION', 'ROBUSTNESS'))),
    maxItemCount: number,
    maxTimeAllocated: number,
    maxTimePerTask: number,
  },
  { requiredKeys: [] },
);
const unknownMember = fc.constantFrom('quota', 'plan', 'x');
const current = fc.record({
  name: fc.option(fc.string()),
  settings: fc.option(
    fc
      .tuple(
        fc.dictionary(unknownMember, fc.jsonValue()),
        settingsChange,
        fc.array(fc.tuple(entry, fc.dictionary(unknownMember, fc.jsonValue()))),
      )
      .map(([unknown, known, entries]) => ({
        ...unknown,
        ...known,
        classMappingFiles: entries.map(([one, more]) => ({ ...more, ...one })),
      })),
  ),
});

describe('the whole organization that an update sends', () => {
  it('has every member of the settings that the change does not name, untouched', () => {
    fc.assert(
      fc.property(current, settingsChange, (before, settings) => {
        const after = changedOrganization(before, { settings }).settings ?? {};
        for (const [member, value] of Object.entries(before.settings ?? {})) {
          if (!Object.hasOwn(settings, member)) expect(after[member]).toBe(value);
        }
      }),
    );
  });

  it('has every member that the change names, as the change has it', () => {
    fc.assert(
      fc.property(current, settingsChange, (before, { classMappingFiles, ...rest }) => {
        const settings = { ...rest, ...(classMappingFiles !== undefined && { classMappingFiles }) };
        const after = changedOrganization(before, { settings }).settings ?? {};
        for (const [member, value] of Object.entries(rest)) {
          expect(after[member]).toEqual(member === 'disabledFeatures' ? (value ?? []) : value);
        }
        if (classMappingFiles !== undefined)
          expect(after['classMappingFiles']).toMatchObject(classMappingFiles ?? []);
      }),
    );
  });

  it('has the old settings and name where the change names neither', () => {
    fc.assert(
      fc.property(current, ({ name, settings }) => {
        expect(changedOrganization({ name, settings }, {})).toEqual({
          ...(name !== null && { name }),
          ...(settings && { settings }),
        });
      }),
    );
  });

  it('has the new name and, beside it, the old settings', () => {
    const settings = { quota: { gpu: 1 }, maxItemCount: 5 };
    expect(changedOrganization({ name: 'old', settings }, { name: 'new' })).toEqual({
      name: 'new',
      settings,
    });
  });

  it('keeps what it does not know of a file entry that the change names by its reference', () => {
    const before = {
      settings: { classMappingFiles: [null, { ref: 'a', fileName: 'f', checksum: 'x' }, { ref: 'b' }] },
    };
    const settings = {
      classMappingFiles: [{ ref: 'a', fileName: 'g' }, { fileName: 'without a reference' }],
    };
    expect(changedOrganization(before, { settings }).settings).toEqual({
      classMappingFiles: [{ ref: 'a', fileName: 'g', checksum: 'x' }, { fileName: 'without a reference' }],
    });
  });
});

describe('the body for a new organization', () => {
  it.each<[OrganizationChange, unknown]>([
    [{}, {}],
    [{ name: 'n' }, { name: 'n' }],
    [
      { settings: { disabledFeatures: null, classMappingFiles: null, maxItemCount: null } },
      { settings: { disabledFeatures: [], classMappingFiles: [], maxItemCount: null } },
    ],
  ])('of %j is %j', (change, body) => {
    expect(newOrganization(change)).toEqual(body);
  });
});

describe('a change that names nothing', () => {
  it.each<[OrganizationChange, boolean]>([
    [{}, true],
    [{ settings: {} }, true],
    [{ name: '' }, false],
    [{ settings: { maxItemCount: null } }, false],
  ])('is told from others: %j', (change, isNone) => {
    expect(isNoChange(change)).toBe(isNone);
  });
});
