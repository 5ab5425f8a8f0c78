import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { vendorNames } from '../../../graphiql/src/upstream/vendors.ts';
import { vendors } from '../../../src/vendors.ts';

const style = readFileSync(join(import.meta.dirname, '../../../graphiql/src/upstream/upstream.css'), 'utf8');
const names = new Set(vendors.flatMap(({ apis }) => apis.map(({ vendor }) => vendor)));

it.each([...names])('%s has a name, and a colour in light, in dark, and where dark is chosen', (vendor) => {
  const colour = `--vendor-${vendor.toLowerCase()}`;
  expect(vendorNames[vendor]).not.toBe('');
  expect(style).toContain(`[data-vendor='${vendor}'] {\n  --vendor: var(${colour});`);
  expect(style.split(`${colour}: #`)).toHaveLength(4);
});

it('each vendor has another letter', () => {
  expect(new Set(Object.values(vendorNames).map((name) => name.charAt(0))).size).toBe(names.size);
});
