import { describe, expect, it } from '@jest/globals';
import { findOnPage } from '../../../src/datasources/shared/page-index.ts';

const organization = (nativeId: string, name: string) => ({
  __typename: 'AcmeOrganization',
  sourceName: 'acme',
  fetchedAt: '2026-01-01T00:00:00Z',
  stale: false,
  nativeId,
  name,
  createdAt: null,
  updatedAt: null,
});

describe('an organization on a page', () => {
  const vela = organization('id-of-vela', 'vela');
  const impostor = organization('id-of-impostor', 'id-of-vela');

  it.each([[[vela, impostor]], [[impostor, vela]]])(
    'is found by its id, though another has that for a name',
    (organizations) => {
      const page = { organizations, next: null, total: 2, stale: false };
      const find = (reference: string) =>
        findOnPage(page, reference, ({ nativeId, name }) => [nativeId, name]);
      expect(find('id-of-vela')).toBe(vela);
      expect(find('id-of-impostor')).toBe(impostor);
      expect(find('vela')).toBe(vela);
    },
  );
});
