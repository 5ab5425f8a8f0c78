import { describe, expect, it } from '@jest/globals';
import { certificate, privateKey, strangeKey } from './certificate.ts';
import { acme, checked, inFolder, problemsOf, source } from './support.ts';

describe('tls', () => {
  it('takes PEM text as it is, and files from the folder of the configuration', () =>
    inFolder({ 'cert.pem': certificate, 'key.pem': privateKey }, async (folder) => {
      const tls = { ca: certificate, cert: 'cert.pem', key: `${folder}/key.pem` };
      expect((await source({ tls }, {}, folder)).transport.tls).toEqual({
        ca: certificate,
        cert: certificate,
        key: privateKey,
      });
    }));

  it('merges the defaults in, key by key', async () => {
    const { sources } = await checked({
      defaults: { tls: { ca: certificate, cert: certificate } },
      sources: [{ ...acme, tls: { key: privateKey } }],
    });
    expect(sources[0]?.transport.tls).toEqual({ ca: certificate, cert: certificate, key: privateKey });
  });

  it.each([
    [{ cert: certificate }, '', 'has a cert but no key'],
    [{ key: privateKey }, '', 'has a key but no cert'],
    [{ cert: certificate, key: strangeKey }, '', 'has a key that does not belong to its cert'],
    [{ ca: privateKey }, '.ca', 'must be one or more certificates in PEM form, or a file of it'],
    [
      { ca: certificate.replace('MII', 'AAA') },
      '.ca',
      'must be one or more certificates in PEM form, or a file of it',
    ],
    [{ ca: '/' }, '.ca', 'names a file that cannot be read (EISDIR)'],
    [{ key: 'a\0b' }, '.key', 'names a file that cannot be read (ERR_INVALID_ARG_VALUE)'],
    [{ ca: '' }, '.ca', 'must not be empty'],
  ])('refuses what does not work (%#)', async (tls, where, text) => {
    expect(await problemsOf(source({ tls }))).toEqual([`configuration: sources[0].tls${where}: ${text}`]);
  });
});
